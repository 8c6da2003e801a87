import { type Asking, asksOf } from '../../src/core/asks.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { holdersOf } from '../../src/core/policy/may.ts';
import { type Term, termsOf } from '../../src/core/terms.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { dba } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** The names that asks are read by. */
const names: Readonly<Record<string, string>> = { p_ada: 'Ada', p_bo: 'Bo', p_dana: 'Dana' };
export const voiceNow = (now: string): Asking['voice'] => ({
  name: (who) => names[who] ?? who,
  commands: usualCommands,
  now,
});

/** What is asked in a state, or some time after it was reached. */
export const asksIn = (incident: Incident, now: string = incident.updatedAt) =>
  asksOf({
    incident,
    holders: (role) => holdersOf(role, incident, { roleHolders: { dba: [dba] } }),
    voice: voiceNow(now),
  });

/** What the clock says when the next term of this kind is over, or before that. */
export const rings =
  (kind: Term['order']['kind'], which = 0) =>
  ({ incident }: Scene): Act => {
    const terms = incident ? termsOf(incident) : [];
    const term = terms.filter(({ order }) => order.kind === kind)[which];
    if (term === undefined) throw new Error(`No ${kind} is waited for`);
    return { report: term.order };
  };

export const termAt = (incident: Incident, kind: Term['order']['kind']): string | undefined =>
  termsOf(incident).find(({ order }) => order.kind === kind)?.at;
