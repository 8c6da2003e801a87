import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { target } from '../parts/targets.ts';
import { optionalText } from '../parts/text.ts';
import { tidy } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** `30d`, where the next word is written so: anything else begins the reason. */
const days: Part = {
  field: 'days',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    const said = word?.quoted === false ? /^(?<days>\d{1,2})d$/iu.exec(tidy(word.text)) : null;
    return ok(
      word !== undefined && said !== null
        ? { value: Number(said.groups?.['days']), at: word.end }
        : { value: undefined, at },
    );
  },
  write: (value) => (typeof value === 'number' ? `${value}d` : ''),
};

/** Without the shape that was shown it only shows it. */
export const approveAhead: Verb = {
  family: 'rollback',
  word: 'approve-ahead',
  synonyms: ['preapprove', 'pre-approve'],
  usage: 'approve-ahead <service[@env]> [30d] [<reason>]',
  summary: 'Approve every rollback of one kind ahead, so that it needs the authority alone',
  examples: ['approve-ahead checkout', 'approve-ahead checkout 14d --shape 0123456789abcdef'],
  where: 'anywhere',
  danger: true,
  ...grammar(
    'approveAhead',
    [target, days, optionalText({ field: 'reason', what: 'a reason', inQuotes: true })],
    { options: [{ field: 'shape', flag: 'shape', takes: 'the shape that was shown' }] },
  ),
};
