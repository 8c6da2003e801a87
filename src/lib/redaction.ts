import type { Json } from './json.ts';

const shortestLine = 8;

/** Takes the values of secrets out of what people and records may see; `[secret NAME]` stands in their place. */
export type Redactor = {
  readonly text: (text: string) => string;
  readonly json: (value: Json) => Json;
  /** For one stream of bytes: a secret that is split over chunks is found too. */
  readonly stream: () => {
    readonly push: (chunk: Buffer) => Buffer;
    readonly end: () => Buffer;
  };
};

type Form = { readonly value: string; readonly name: string };

/** A redactor for these secrets by name, in the forms in which they usually come back: as they are, line by line, in JSON, in a URL and in base64. */
export function redactorOf(secrets: Readonly<Record<string, string>>): Redactor {
  const forms = Object.entries(secrets).flatMap(([name, value]) => formsOf(name, value));
  const replace = replacer(forms.toSorted((a, b) => b.value.length - a.value.length));
  const text = (plain: string): string => fromBytes(replace(toBytes(plain), true).done);
  return {
    text: forms.length === 0 ? (plain) => plain : text,
    json: forms.length === 0 ? (value) => value : (value) => inJson(value, text),
    stream: () => (forms.length === 0 ? untouched : streamOf(replace)),
  };
}

function formsOf(name: string, value: string): readonly Form[] {
  const lines = value.split(/\r?\n/u).filter((line) => line.length >= shortestLine);
  const spelled = [value, value.trim(), ...lines].flatMap((plain) => [
    plain,
    JSON.stringify(plain).slice(1, -1),
    encodeURIComponent(plain.toWellFormed()),
    ...base64Of(plain),
  ]);
  return Array.from(new Set(spelled), (form) => ({ value: toBytes(form), name })).filter(
    (form) => form.value !== '',
  );
}

/** What a text always becomes in base64, whatever stands before and after it: that depends on where it begins, modulo three. */
function base64Of(plain: string): readonly string[] {
  const bytes = Buffer.from(plain);
  return [0, 1, 2].flatMap((shift) => {
    const start = Math.ceil((shift * 4) / 3);
    const end = Math.floor(((shift + bytes.length) * 4) / 3);
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const forms = [shifted.toString('base64'), shifted.toString('base64url')];
    return forms
      .map((form) => form.slice(start, end))
      .filter((form) => form.length >= shortestLine);
  });
}

// Bytes are handled as Latin-1 text: one character a byte, so nothing is lost where UTF-8 is cut.
const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const fromBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

type Replace = (bytes: string, isEnd: boolean) => { readonly done: string; readonly held: string };

function replacer(forms: readonly Form[]): Replace {
  const names = new Map(forms.map(({ value, name }) => [value, `[secret ${toBytes(name)}]`]));
  const pattern = new RegExp(forms.map(({ value }) => RegExp.escape(value)).join('|'), 'g');
  return (bytes, isEnd) => {
    if (forms.length === 0) return { done: bytes, held: '' };
    const hold = isEnd ? bytes.length : heldFrom(bytes, forms);
    let done = '';
    let at = 0;
    for (const match of bytes.matchAll(pattern)) {
      if (match.index >= hold) break;
      done += bytes.slice(at, match.index) + (names.get(match[0]) ?? '');
      at = match.index + match[0].length;
    }
    return { done: done + bytes.slice(at, hold), held: bytes.slice(Math.max(at, hold)) };
  };
}

/** Where the part begins that may be the start of a secret whose rest is still to come. */
function heldFrom(bytes: string, forms: readonly Form[]): number {
  const longest = Math.max(...forms.map(({ value }) => value.length));
  for (let at = Math.max(0, bytes.length - longest + 1); at < bytes.length; at += 1) {
    const end = bytes.slice(at);
    if (forms.some(({ value }) => value.length > end.length && value.startsWith(end))) return at;
  }
  return bytes.length;
}

const untouched = { push: (chunk: Buffer): Buffer => chunk, end: (): Buffer => Buffer.alloc(0) };

function streamOf(replace: Replace): ReturnType<Redactor['stream']> {
  let held = '';
  const take = (bytes: string, isEnd: boolean): Buffer => {
    const result = replace(held + bytes, isEnd);
    held = result.held;
    return Buffer.from(result.done, 'latin1');
  };
  return { push: (chunk) => take(chunk.toString('latin1'), false), end: () => take('', true) };
}

function inJson(value: Json, text: (plain: string) => string): Json {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => inJson(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [text(key), inJson(item, text)]),
  );
}
