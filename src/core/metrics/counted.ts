import { overridesOf, refusalsOf } from '../account/overrides.ts';
import { environmentOf, serviceOf, type Target } from '../ids.ts';
import { Order } from '../orders.ts';
import type { Happened } from '../timeline/entries.ts';

/** Something that happened, in figures: to a counter it adds `value`, of a histogram it is one observation. */
export type Counted = {
  readonly of: CounterName | TimeName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** What is counted as it happens, or at the close of an incident. The labels of each are few values. */
export const counters = {
  incidents: { help: 'Incidents that were declared', labels: ['mode', 'service'] },
  closes: { help: 'Closes of incidents, by outcome', labels: ['mode', 'service', 'outcome'] },
  runs: {
    help: 'Strategies that were followed, by how they ended, counted when their incident is closed',
    labels: ['mode', 'service', 'strategy', 'outcome'],
  },
  orders: {
    help: 'Orders on record: accepted ones that were decided by a rule, advice, refusals',
    labels: ['mode', 'kind', 'via', 'answer'],
  },
  decisions: { help: 'Go, not now, and changes of course', labels: ['mode', 'decision'] },
  refusals: { help: 'Orders that were refused, by code', labels: ['mode', 'code'] },
  overrides: { help: 'What was passed over, by kind', labels: ['mode', 'kind'] },
  check_verdicts: { help: 'What checks said, by verdict', labels: ['mode', 'verdict'] },
  unattended_seconds: {
    help: 'Decisions waited without a sign, counted when the incident is closed',
    labels: ['mode'],
  },
  deployments: {
    help: 'Releases registered as live, wherever that was',
    labels: ['service', 'environment'],
  },
  gone_back_outside: { help: 'Releases that went back without a run', labels: ['service'] },
  drills: { help: 'Drills that ended, by outcome', labels: ['outcome'] },
} as const;
export type CounterName = keyof typeof counters;

/** How long things took, in seconds, counted when the incident is closed: then no figure changes any more. */
export const histograms = {
  incident_seconds: { help: 'Times between the moments of incidents', labels: ['mode', 'time'] },
  rung_seconds: { help: 'How long incidents stood on a rung', labels: ['mode', 'rung'] },
  step_seconds: { help: 'How long steps took, by how they ended', labels: ['mode', 'outcome'] },
} as const;
export type TimeName = keyof typeof histograms;

/** Stands in place of the services of an incident that was declared in private, for ever. */
export const unnamed = 'private';

const orderKinds: ReadonlySet<string> = new Set(Order.options.map(({ shape }) => shape.kind.value));

/** The order that an event was decided on, as its reason says; undefined where it says none. */
export function orderIn({ event }: Pick<Happened, 'event'>): string | undefined {
  const rule = 'because' in event ? event.because?.rule : undefined;
  if (rule === 'standing order') return 'go';
  const kind = rule?.split(' may ').at(-1);
  return kind !== undefined && orderKinds.has(kind) ? kind : undefined;
}

/** What one event counts by itself. `services`: those of its incident, or what stands in their place. */
export function countedIn(happened: Happened, services: readonly string[]): readonly Counted[] {
  const { event, mode } = happened;
  switch (event.type) {
    case 'IncidentDeclared':
      return services.map((service) => one('incidents', { mode, service }));
    case 'IncidentClosed':
      return services.map((service) => one('closes', { mode, service, outcome: event.outcome }));
    case 'CheckReported':
      return [one('check_verdicts', { mode, verdict: event.verdict })];
    case 'ReleaseRegistered':
      return [one('deployments', placeOf(event.target))];
    case 'WentBackOutside':
      return [one('gone_back_outside', { service: serviceOf(event.target) })];
    case 'DrillDone':
      return [one('drills', { outcome: event.passed ? 'passed' : 'failed' })];
    case 'DrillLeftUnscored':
      return [one('drills', { outcome: 'not-scored' })];
    default:
      return [...decisionIn(happened), ...passedOver(happened), ...unfollowed(happened)];
  }
}

const placeOf = (target: Target): Counted['labels'] => ({
  service: serviceOf(target),
  environment: environmentOf(target),
});

const one = (of: CounterName, labels: Counted['labels']): Counted => ({ of, labels, value: 1 });

const decisions: Readonly<Record<string, string>> = {
  StrategyDecided: 'go',
  SwitchOrdered: 'switch',
  ProposalDeclined: 'not-now',
};

function decisionIn({ event, mode }: Happened): readonly Counted[] {
  const decision = decisions[event.type];
  return decision === undefined ? [] : [one('decisions', { mode, decision })];
}

const passedOver = (happened: Happened): readonly Counted[] =>
  overridesOf([happened]).map(({ kind }) => one('overrides', { mode: happened.mode, kind }));

/** An order that was kept as advice, or refused. */
function unfollowed(happened: Happened): readonly Counted[] {
  const { event, mode, via } = happened;
  if (event.type !== 'OrderAdvised' && event.type !== 'OrderRefused') return [];
  const kind = orderKinds.has(event.order) ? event.order : 'other';
  const answer = event.type === 'OrderAdvised' ? 'advised' : 'refused';
  return [
    one('orders', { mode, kind, via, answer }),
    ...refusalsOf([happened]).map(({ code }) => one('refusals', { mode, code })),
  ];
}
