import { exactVerb } from '../../commands/lookup.ts';
import { clean } from './clean.ts';
import { rollbackTail } from './line.ts';
import type { Body } from './send-order.ts';

/** A plan, and what has to be given back with the digest of its card. */
export type Plan = {
  readonly id: string;
  readonly targets: readonly string[];
  readonly to: string;
  readonly accept: readonly string[];
  readonly typed?: string | undefined;
};

/** What a yes would do, in words, as the body of an order, and as what a script types. */
export type Meaning = {
  readonly does: string;
  /** What is accepted with it although nobody knows it. */
  readonly warns: string;
  /** What has to be typed: yes, or the target. */
  readonly word: string;
  /** What was asked, as a script would type it. */
  readonly flags: readonly string[];
  readonly body: (card: string, flags: readonly string[]) => Body;
  readonly types: (card: string) => readonly string[];
};

/** What a card asks for beside its digest. */
function askedBy({
  accept = [],
  typed,
}: Partial<Plan> = {}): Pick<Meaning, 'warns' | 'word' | 'flags'> {
  return {
    warns: accept.length === 0 ? '' : `This accepts ${accept.join(' and ')}. `,
    word: typed ?? 'yes',
    flags: [
      ...accept.flatMap((one) => ['--accept', one]),
      ...(typed === undefined ? [] : ['--typed', typed]),
    ],
  };
}

/** Words as one line, those with blanks in quotes. */
const lineOf = (words: readonly string[]): string =>
  words.map((word) => (/\s/u.test(word) ? `"${word}"` : word)).join(' ');

type Typed = {
  /** As they were typed, and the line that they are. */
  readonly words: readonly string[];
  readonly text: string;
};

/** What a yes to the card that these words opened would do. */
export function meaningOf({ words, text }: Typed, plan: Plan | undefined): Meaning {
  const verb = exactVerb('rollback', rollbackTail(text) ?? '')?.verb.word;
  const common = askedBy(plan);
  const { flags } = common;
  const about = plan && clean(`roll back ${plan.targets.join(' and ')} to release ${plan.to}`);
  if (verb === 'switch') {
    const again = (card: string) => `${withoutCard(text)} --card ${card}`;
    return {
      ...common,
      does: 'switch as this card says',
      body: (card, read) => ({ text: `${again(card)} ${lineOf(read)}`.trim() }),
      types: (card) => [...wordsWithoutCard(words), '--card', card, ...flags],
    };
  }
  return {
    ...common,
    does: about ?? 'do what this card says',
    body: (card, read) => ({
      order: {
        kind: 'go',
        card,
        ...(plan && { plan: plan.id }),
        ...givenIn(`${text} ${lineOf(read)}`),
      },
    }),
    types: (card) => ['rollback', 'go', ...(plan ? [plan.id] : []), '--card', card, ...flags],
  };
}

const option = /--(?<name>accept|typed|lose)[\s=](?:"(?<quoted>[^"]*)"|(?<bare>\S+))/gu;

/** What was typed of what a card asks for, as fields of the order that gives its digest back. */
function givenIn(text: string): Readonly<Record<string, string | readonly string[]>> {
  const given = Array.from(text.matchAll(option), ({ groups = {} }) => ({
    name: groups['name'] ?? '',
    value: groups['quoted'] ?? groups['bare'] ?? '',
  }));
  const accept = given.filter(({ name }) => name === 'accept').map(({ value }) => value);
  const others = given.filter(({ name }) => name !== 'accept');
  return {
    ...(accept.length > 0 && { accept: [...new Set(accept)] }),
    ...Object.fromEntries(others.map(({ name, value }) => [name, value])),
  };
}

const withoutCard = (text: string): string => text.replace(/\s--card[\s=]\S+/u, '');

const wordsWithoutCard = (words: readonly string[]): readonly string[] =>
  words.filter(
    (word, index) =>
      word !== '--card' && words[index - 1] !== '--card' && !word.startsWith('--card='),
  );
