import { type Stage, stages } from '../../src/core/public-updates/shapes.ts';
import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { formed } from '../parts/forms.ts';
import { inCapitals, name } from '../parts/names.ts';
import { optionalText } from '../parts/text.ts';
import { echo, fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const stageSaid = (text: string): Stage | undefined => stages.find((one) => one === fold(text));

/** A stage may be left out, and so may the text: a word in quotes is text. */
const stage: Part = {
  field: 'stage',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    const value = word === undefined || word.quoted ? undefined : stageSaid(word.text);
    return ok(word === undefined || value === undefined ? { value, at } : { value, at: word.end });
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};
const words = optionalText({ field: 'text', what: 'what the public reads', inQuotes: true });
const update = inCapitals(
  name({ field: 'update', what: 'a public update, as in U1', code: 'BadValue' }),
);

export const publish: Verb = {
  family: 'incident',
  word: 'publish',
  synonyms: ['status-page', 'statuspage', 'public-update'],
  usage: `publish draft [${stages.join('|')}] [what the public reads] · approve <U1> · drop <U1>`,
  summary: 'Tell the public: draft it, have it approved, and see what the status page says',
  examples: [
    'publish draft',
    'publish draft monitoring "Buying works again. We are watching it."',
    'publish approve U1',
    'publish drop U1',
  ],
  where: 'incident',
  danger: false,
  orders: ['publishDraft', 'publishApprove', 'publishDrop'],
  ...formed(
    [
      { words: ['draft', 'write'], ...grammar('publishDraft', [stage, words]) },
      { words: ['approve', 'send'], ...grammar('publishApprove', [update]) },
      { words: ['drop', 'discard'], ...grammar('publishDrop', [update]) },
    ],
    ({ line, at }) => {
      const word = nextWord(line, at);
      return word === undefined
        ? slip('MissingArgument', 'It needs draft, approve or drop.')
        : slip('UnknownWord', `"${echo(word.text)}" is none of draft, approve, drop.`);
    },
  ),
};
