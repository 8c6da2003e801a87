import type { Decision } from '../../src/core/command.ts';
import { type DrillBook, emptyBook, evolveDrills } from '../../src/core/drill/book.ts';
import { postponeDrill, scheduleDrill, skipDrill } from '../../src/core/drill/deciders.ts';
import type { Rehearsed } from '../../src/core/drill/events.ts';
import { remind } from '../../src/core/drill/remind.ts';
import type { DrillHours, DrillRules } from '../../src/core/drill/rules.ts';
import type { Turnable } from '../../src/core/drill/turn.ts';
import type { Event, EventOf } from '../../src/core/events.ts';
import { IncidentId, type Instant, type PersonId, Target } from '../../src/core/ids.ts';
import { isWorkday } from '../../src/lib/calendar.ts';
import { ada, bo, deputy as lead } from './sample.ts';

/** Drills of a service that is rehearsed by Ada and Bo on working days in Berlin, between ten and five. */

const hours: DrillHours = { at: '10:00', until: '17:00', zone: 'Europe/Berlin' };

export const rulesFor = (service = 'checkout', more: Partial<DrillRules> = {}): DrillRules => ({
  service,
  team: 'checkout-team',
  target: Target.parse(`${service}@staging`),
  playbook: `${service}-rollback`,
  everyDays: 30,
  hours,
  isWorkday: (day) => isWorkday(day, { holidays: { country: 'DE', region: 'BE' } }),
  ...more,
});

export const byPlaybook = (digest: string, release = '2'): Rehearsed => ({
  playbook: { name: 'checkout-rollback', version: '1', digest },
  release,
});

export const turnable = (book: DrillBook, more: Partial<Turnable> = {}): Turnable => ({
  rules: rulesFor(),
  book,
  now: byPlaybook('a'),
  people: [ada, bo],
  planMs: undefined,
  ...more,
});

export const because = {
  rule: 'the team may rehearse',
  person: ada,
  role: 'checkout-team',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway',
};

type Happened = readonly [Instant, Event];

/** The book after these events. */
export const bookOf = (...events: readonly Happened[]): DrillBook => onto(emptyBook, ...events);
export const onto = (book: DrillBook, ...events: readonly Happened[]): DrillBook =>
  events.reduce(
    (before, [at, event]) =>
      evolveDrills(before, { event, at, mode: 'drill', actor: 'timer', via: 'timer' }),
    book,
  );

export const done = (
  at: Instant,
  person: PersonId = ada,
  more: Partial<EventOf<'DrillDone'>> = {},
): Happened => [
  at,
  {
    type: 'DrillDone',
    service: 'checkout',
    incident: IncidentId.parse('INC-7'),
    person,
    passed: true,
    rehearsed: byPlaybook('a'),
    tookMs: 600_000,
    ...more,
  },
];

/** No strategy began in it. */
export const unscored = (
  at: Instant,
  more: Partial<EventOf<'DrillLeftUnscored'>> = {},
): Happened => [
  at,
  {
    type: 'DrillLeftUnscored',
    service: 'checkout',
    incident: IncidentId.parse('INC-8'),
    person: ada,
    code: 'NoWayBack',
    ...more,
  },
];

/** What the timer does for a team of this one service at this moment. */
export const rungAt = (at: Instant, service: Turnable, isBusy = false) =>
  remind({ services: [service], isBusy, at });

/** The book after the timer has rung at this moment. */
export const reminded = (at: Instant, service: Turnable): DrillBook =>
  onto(service.book, ...rungAt(at, service).events.map((event) => [at, event] as const));

const at: Instant = '2026-03-02T10:00:00.000Z';

/** A Monday in hours on which Ada was reminded. */
export const told: DrillBook = reminded('2026-03-02T09:00:00.000Z', turnable(emptyBook));

type Asking = { readonly by?: PersonId; readonly at?: Instant };

export const scheduled = (day: string, book = emptyBook, asking: Asking = {}): Decision =>
  scheduleDrill(
    { order: { kind: 'drillSchedule', service: 'checkout', day }, by: ada, at, because, ...asking },
    { rules: rulesFor(), book },
  );

export const postponed = (service: Turnable, clock?: string, asking: Asking = {}): Decision =>
  postponeDrill(
    {
      order: { kind: 'drillLater', service: 'checkout', at: clock },
      by: ada,
      at,
      because,
      ...asking,
    },
    service,
  );

export const skipped = (by: PersonId, service: Turnable, asking: Asking = {}, reason?: string) =>
  skipDrill(
    { order: { kind: 'drillSkip', service: 'checkout', reason }, by, at, because, ...asking },
    service,
    [lead],
  );
