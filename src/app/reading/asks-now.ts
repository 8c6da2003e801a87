import { type Ask, asksOf } from '../../core/asks.ts';
import type { Instant, PlanId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { holdersOf } from '../../core/policy/may.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { holdersByRole } from '../facts/people.ts';
import { publicWordsIn } from '../public-updates/words.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

type Asked = Pick<Ship, 'configurations' | 'directory' | 'clock' | 'rosters'>;

type Then = {
  /** Another moment than now. */
  readonly now?: Instant;
  /** The record, for the words that people said. */
  readonly log?: readonly Happened[];
};

/** What is asked of people in an incident as it is now, or as it was at another moment. */
export function asksNow(
  ship: Asked,
  incident: Incident,
  { now = ship.clock.now(), log = [] }: Then = {},
): readonly Ask[] {
  return asksOf({
    incident,
    holders: (role, targets = incident.targets) =>
      holdersOf(role, incident, { roleHolders: holdersByRole(ship, targets) }),
    voice: { ...voiceOf(ship), now },
    missing: (plan, step) => missingIn(log, plan, step),
    publicWords: (update) => publicWordsIn(log, update) ?? undefined,
  });
}

function missingIn(log: readonly Happened[], plan: PlanId, step: string): string | undefined {
  const said = log.findLast(
    ({ event }) => event.type === 'StepAcknowledged' && event.plan === plan && event.step === step,
  );
  return said?.texts['evidence'] ?? undefined;
}
