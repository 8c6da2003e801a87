import { roles } from '../../src/core/incident/orders.ts';
import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { fold } from '../spelling.ts';
import { nextWord } from '../words.ts';
import { choice } from './choice.ts';

const synonyms: Readonly<Record<string, readonly string[]>> = {
  commander: ['ic', 'incident-commander'],
  deputy: ['second'],
  ops: ['operations', 'ops-lead'],
  comms: ['communications', 'comms-lead'],
  dba: ['data-owner'],
};
const one = choice({
  field: 'role',
  what: 'a role',
  code: 'UnknownRole',
  words: Object.fromEntries(roles.map((role) => [role, synonyms[role] ?? []])),
});

/** Who decides changes by a handover alone; this is said to whoever types it as a role. */
const decides: ReadonlySet<string> = new Set(['authority', 'decision-authority', 'decider']);

/** A role, `approver:<service>` included. */
export const role: Part = {
  ...one,
  read: (spot, known) => {
    const word = nextWord(spot.line, spot.at);
    if (word !== undefined && decides.has(fold(word.text))) {
      return slip(
        'UnknownRole',
        'The authority is not assigned: offer it with handover <@person>.',
      );
    }
    const approver = word && /^approver:[a-z0-9-]+$/u.exec(fold(word.text))?.[0];
    return word !== undefined && approver !== undefined
      ? ok({ value: approver, at: word.end })
      : one.read(spot, known);
  },
};
