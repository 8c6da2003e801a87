import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { nextWord } from '../words.ts';
import { name, writeName } from './names.ts';

/**
 * An argument that names a person: `@first-oncall`, `first-oncall`, or Slack's own form `<@U0FIRST|first-oncall>`,
 * which becomes `@U0FIRST`.
 */
export const person = (field: string): Part => ({
  field,
  read: (spot, known) => {
    const word = nextWord(spot.line, spot.at);
    const mention = word && /^<@(?<id>[A-Z0-9]{1,40})(?:\|[^>]*)?>[.,;:!?]?$/u.exec(word.text);
    const id = mention?.groups?.['id'];
    if (word !== undefined && id !== undefined) return ok({ value: `@${id}`, at: word.end });
    const at = word?.text.startsWith('@') === true ? '@' : '';
    const people = name({
      field,
      what: 'a person',
      code: 'UnknownPerson',
      among: () => known.people.map((one) => `${at}${one.startsWith('@') ? one.slice(1) : one}`),
    });
    return people.read(spot, known);
  },
  write: (value) => (typeof value === 'string' ? writeName(value) : ''),
});
