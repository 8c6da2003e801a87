/** A piece of a line as Slack's mrkdwn writes it. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'emoji' | 'broadcast'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inner: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label?: string }
  | DateInline;

export type DateInline = {
  readonly kind: 'date';
  readonly seconds: number;
  readonly format: string;
  readonly url?: string;
  readonly fallback: string;
};

export type Paragraph =
  | { readonly kind: 'lines' | 'quote'; readonly inner: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

const pieces = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<token>[^<>\\n]+)>',
    '(?<bare>https?://[^\\s<>|]+[^\\s<>|.,;:!?)\\]}\'"])',
    ":(?<emoji>[a-z0-9_+'-]+):",
    '(?<![\\w*])\\*(?=\\S)(?<bold>[^*\\n]*?[^\\s*])\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)(?<italic>[^\\n]*?[^\\s_])_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)(?<strike>[^~\\n]*?[^\\s~])~(?![\\w~])',
  ].join('|'),
  'gu',
);

/** The paragraphs of a text in Slack's mrkdwn: code blocks, quotes, and lines. Whatever it does not know stays text. */
export function parseMrkdwn(text: string): readonly Paragraph[] {
  return text
    .split(/(```[\s\S]+?```)/u)
    .flatMap((part): readonly Paragraph[] =>
      /^```[\s\S]+```$/u.test(part)
        ? [{ kind: 'preformatted', text: unescape(part.slice(3, -3).replace(/^\n|\n$/gu, '')) }]
        : paragraphs(part),
    );
}

function paragraphs(text: string): readonly Paragraph[] {
  const groups: { quote: boolean; lines: string[] }[] = [];
  const trimmed = text.replace(/^\n|\n$/gu, '');
  if (trimmed === '') return [];
  for (const line of trimmed.split('\n')) {
    const quoted = /^(?:>|&gt;)\s?(?<rest>.*)$/u.exec(line);
    const last = groups.at(-1);
    const words = quoted?.groups?.['rest'] ?? line;
    if (last !== undefined && last.quote === (quoted !== null)) last.lines.push(words);
    else groups.push({ quote: quoted !== null, lines: [words] });
  }
  return groups.map(({ quote, lines }) => ({
    kind: quote ? 'quote' : 'lines',
    inner: parseInline(lines.join('\n')),
  }));
}

/** The pieces of one or more lines without code blocks and quotes. */
export function parseInline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(pieces)) {
    if (match.index > end)
      found.push({ kind: 'text', text: unescape(text.slice(end, match.index)) });
    found.push(piece(match[0], match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ kind: 'text', text: unescape(text.slice(end)) });
  return found;
}

function piece(whole: string, found: Readonly<Record<string, string | undefined>>): Inline {
  const { code, token, bare, emoji, bold, italic, strike } = found;
  if (code !== undefined) return { kind: 'code', text: unescape(code) };
  if (token !== undefined) return tokenPiece(token);
  if (bare !== undefined) return { kind: 'link', url: unescape(bare), label: unescape(bare) };
  if (emoji !== undefined) return { kind: 'emoji', text: emoji };
  return stylePiece(whole, bold, italic, strike);
}

function stylePiece(
  whole: string,
  ...[bold, italic, strike]: readonly (string | undefined)[]
): Inline {
  if (bold !== undefined) return { kind: 'bold', inner: parseInline(bold) };
  if (italic !== undefined) return { kind: 'italic', inner: parseInline(italic) };
  if (strike !== undefined) return { kind: 'strike', inner: parseInline(strike) };
  return { kind: 'text', text: whole };
}

/** What stands between angle brackets. Only links to the web are links: any other scheme stays text. */
function tokenPiece(token: string): Inline {
  const [head = '', ...rest] = token.split('|');
  const label = rest.length === 0 ? undefined : unescape(rest.join('|'));
  if (/^(?:https?|mailto):/iu.test(head))
    return { kind: 'link', url: unescape(head), label: label ?? unescape(head) };
  if (head.startsWith('!date^')) return datePiece(head, label ?? '');
  return mentionPiece(head, label) ?? { kind: 'text', text: unescape(`<${token}>`) };
}

const mentions = [
  ['user', /^@(?<id>[UW]\w+)$/u],
  ['channel', /^#(?<id>[CGD]\w+)$/u],
  ['group', /^!subteam\^(?<id>\w+)$/u],
] as const;

function mentionPiece(head: string, label: string | undefined): Inline | undefined {
  for (const [kind, form] of mentions) {
    const id = form.exec(head)?.groups?.['id'];
    if (id !== undefined) return { kind, id, ...(label === undefined ? {} : { label }) };
  }
  const range = /^!(?<range>here|channel|everyone)$/u.exec(head)?.groups?.['range'];
  return range === undefined ? undefined : { kind: 'broadcast', text: range };
}

function datePiece(head: string, fallback: string): Inline {
  const [, seconds = '', format = '', url] = head.split('^');
  if (!/^\d+$/u.test(seconds)) return { kind: 'text', text: fallback };
  const link = url !== undefined && /^https?:/u.test(url) ? { url } : {};
  return { kind: 'date', seconds: Number(seconds), format: unescape(format), ...link, fallback };
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
