import { incidentStream } from '../../../app/incidents.ts';
import { maySee } from '../../../app/people/sight.ts';
import { cardSources } from '../../../app/plans/card-sources.ts';
import { type Receipts, receiptsFor } from '../../../app/proof/receipts.ts';
import { asksNow } from '../../../app/reading/asks-now.ts';
import { reportsIn, titleIn } from '../../../app/reading/read-log.ts';
import type { Ship } from '../../../app/ship.ts';
import { automationNow } from '../../../app/targets/automation-now.ts';
import { voiceOf } from '../../../app/voice.ts';
import type { Ask } from '../../../core/asks.ts';
import {
  type Instant,
  instant,
  millis,
  type PersonId,
  serviceOf,
  type Target,
} from '../../../core/ids.ts';
import { shownLosses } from '../../../core/impact/loss.ts';
import type { Incident, MadePlan } from '../../../core/incident/incident.ts';
import { type CardScreen, cardScreen } from '../../../core/plan/card.ts';
import { decisionsIn } from '../../../core/proof/receipt.ts';
import type { EffectCount } from '../../../core/strategy/events.ts';
import { openPlans } from '../../../core/strategy/plans.ts';
import type { StatusSources } from '../../../core/texts/status-screen.ts';
import type { Voice } from '../../../core/texts/voice.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import { holdersOf, inviteesOf, usersOf } from '../channel/people.ts';

const minuteMs = 60_000;

/** Everything that the messages about one incident say, looked up at one moment. */
export type Sources = {
  readonly incident: Incident;
  /** How many events of its stream this is. */
  readonly version: number;
  readonly log: readonly Happened[];
  readonly title: string | null;
  readonly status: StatusSources;
  readonly voice: Voice;
  /** The cards of the plans that may still be decided on, as last shown. */
  readonly cards: ReadonlyMap<string, CardScreen>;
  /** What is asked of people now. */
  readonly asks: readonly Ask[];
  /** What was asked when the incident stood like this, at that moment. */
  readonly asksAt: (incident: Incident, at: Instant) => readonly Ask[];
  /** The channel that is told of whatever went around a rule. */
  readonly securityChannel: string | undefined;
  readonly invitees: readonly string[];
  /** Whether this person may know of it. */
  readonly maySee: (person: PersonId | undefined) => boolean;
  /** Ids in Slack of these people. */
  readonly users: (people: readonly PersonId[]) => readonly string[];
  readonly holders: (role: string, targets?: readonly Target[]) => readonly PersonId[];
  readonly tail: (stepId: string) => readonly string[];
  /** What whoever decided gets to hold against the record, as far as it is there. */
  readonly receipts: Receipts;
  /** The present moment, for what ages. */
  readonly now: Instant;
};

/** Undefined for an incident that nobody declared. */
export async function sourcesOf(ship: Ship, id: string): Promise<Sources | undefined> {
  const { state: incident, version } = await ship.incidents.load(id);
  if (!incident) return undefined;
  const stream = incidentStream(id);
  const log = (await ship.logs.read(id)).filter(
    (happened) => happened.stream === stream && happened.version <= version,
  );
  const title = titleIn(log);
  const [target] = incident.targets;
  const service = target && ship.configurations.current().services[serviceOf(target)];
  const now = ship.clock.now();
  const asks = asksNow(ship, incident, { now, log });
  return {
    incident,
    version,
    log,
    title,
    status: {
      title,
      objectives: service?.objectives,
      reports: reportsIn(log),
      automation: await automationNow(ship, incident.targets, now),
      asks,
    },
    voice: { ...voiceOf(ship), now: paintedAt(incident, now) },
    cards: await cardsOf(ship, incident, log),
    asks,
    asksAt: (then, at) => asksNow(ship, then, { now: at, log }),
    securityChannel: ship.configurations.current().securityChannel,
    invitees: usersOf(ship, inviteesOf(ship, incident, log)),
    maySee: (person) => maySee(ship, incident, person),
    users: (people) => usersOf(ship, people),
    holders: (role, targets) => holdersOf(ship, incident, role, targets),
    tail: ship.tails.of,
    receipts: await receiptsFor(ship.registry, decisionsIn(log)),
    now,
  };
}

/** Clocks are shown as of the last event or the last full minute: so a screen changes only when it says something new. */
function paintedAt({ updatedAt, declaredAt, rung }: Incident, now: Instant): Instant {
  if (rung === 'closed') return updatedAt;
  const minute =
    millis(declaredAt) + Math.floor((millis(now) - millis(declaredAt)) / minuteMs) * minuteMs;
  return instant(Math.max(minute, millis(updatedAt)));
}

async function cardsOf(
  ship: Ship,
  incident: Incident,
  log: readonly Happened[],
): Promise<Sources['cards']> {
  const cards = openPlans(incident).map(async (made) => {
    const { at, counts } = lastShown(log, made);
    const sources = await cardSources(ship, {
      incident,
      made,
      counts,
      losses: shownLosses(incident, made.id),
    });
    const voice = { ...sources.voice, now: at };
    return [made.id, cardScreen({ ...sources, voice })] as const;
  });
  return new Map(await Promise.all(cards));
}

/** A card stays as it was when it was shown last: its clocks do not make it another card. */
function lastShown(
  log: readonly Happened[],
  { id, madeAt }: MadePlan,
): { readonly at: Instant; readonly counts: readonly EffectCount[] } {
  const shown = log.flatMap(({ event, at }) =>
    event.type === 'CardShown' && event.plan === id ? [{ at, counts: event.counts }] : [],
  );
  return shown.at(-1) ?? { at: madeAt, counts: [] };
}
