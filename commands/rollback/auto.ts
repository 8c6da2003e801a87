import { automationModes } from '../../src/core/automation/events.ts';
import { Duration } from '../../src/lib/durations.ts';
import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { writeDuration } from '../parts/duration.ts';
import { target } from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import { tidy } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const [on, off, shadow] = automationModes;

/** A length of time, where the next word is one: anything else begins the reason. */
const maybeDuration: Part = {
  field: 'forMs',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    const ms = Duration.safeParse(word?.quoted === false ? tidy(word.text).toLowerCase() : '');
    return ok(
      word !== undefined && ms.success
        ? { value: ms.data, at: word.end }
        : { value: undefined, at },
    );
  },
  write: (value) => (typeof value === 'number' ? writeDuration(value) : ''),
};

export const auto: Verb = {
  family: 'rollback',
  word: 'auto',
  synonyms: ['automation', 'automatic'],
  usage: 'auto on|off|shadow <service[@env]> [30m] <reason>',
  summary: 'Say whether triggers may act by themselves on a target',
  examples: ['auto off checkout 30m "the alert flaps"', 'auto on checkout "the alert is mended"'],
  where: 'anywhere',
  danger: true,
  ...grammar('auto', [
    choice({
      field: 'mode',
      what: 'what triggers may do',
      code: 'BadValue',
      words: { [on]: ['enable'], [off]: ['disable', 'stop'], [shadow]: ['watch', 'observe'] },
    }),
    target,
    maybeDuration,
    text({ field: 'reason', what: 'a reason: it goes on record', inQuotes: true }),
  ]),
};
