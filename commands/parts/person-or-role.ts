import { Role } from '../../src/core/incident/orders.ts';
import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { fold } from '../spelling.ts';
import { nextWord } from '../words.ts';
import { person } from './people.ts';

/** The name of a role, or a person: `dba`, `approver:checkout`, `authority`, `@second-oncall`. A role goes before a person of that name. */
export const personOrRole = (field: string): Part => {
  const somebody = person(field);
  return {
    ...somebody,
    read: (spot, known) => {
      const word = nextWord(spot.line, spot.at);
      const said = word === undefined || word.quoted ? '' : fold(word.text);
      return word !== undefined && (said === 'authority' || Role.safeParse(said).success)
        ? ok({ value: said, at: word.end })
        : somebody.read(spot, known);
    },
  };
};
