import { z } from 'zod';

/**
 * The figures a second time, as somebody would count them who has only the stored events and the definitions of record.md:
 * no state, no account, no code of the core. Slow and plain on purpose. Durations in milliseconds.
 */

const Said = z.looseObject({
  type: z.string(),
  plan: z.string().optional(),
  step: z.string().optional(),
  epoch: z.number().optional(),
  check: z.string().optional(),
  verdict: z.string().optional(),
  strategy: z.string().optional(),
  outcome: z.string().optional(),
  state: z.string().optional(),
  hurtSince: z.string().optional(),
  targets: z.array(z.string()).optional(),
  facts: z.looseObject({ since: z.unknown().optional() }).optional(),
  document: z.unknown().optional(),
});
const Line = z.object({ at: z.string(), actor: z.string(), via: z.string(), event: Said });
const Log = z.array(Line);
type Log = z.infer<typeof Log>;

const Step = z.looseObject({ id: z.string(), by: z.string() });
const Document = z.looseObject({
  steps: z.array(Step),
  compensate: z.array(z.looseObject({ step: Step })),
  rest: z.array(Step),
  finally: z.array(Step),
});

export type NaiveRun = {
  readonly strategy: string;
  readonly targets: readonly string[];
  readonly byTimer: boolean;
  readonly decided: number;
  readonly began: number | undefined;
  readonly ended: number | undefined;
  readonly outcome: string | undefined;
};

type Moment = 't0' | 'tD' | 'tA' | 'tQ' | 'tX' | 'tS' | 'tM' | 'tV';
type Moments = Record<Moment, number | undefined>;
type NaiveIncident = {
  readonly moments: Moments;
  readonly ending: string;
  readonly reopened: boolean;
  readonly runs: readonly NaiveRun[];
};

const before = (a: number | undefined, b: number): number => (a === undefined || b < a ? b : a);

/** The steps of each plan that change something, as `RB-1/back`. */
function changing(log: Log): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { event } of log) {
    if (event.type !== 'PlanMade') continue;
    const all = Document.parse(event.document);
    const steps = [...all.steps, ...all.compensate.map(({ step }) => step), ...all.rest];
    for (const { id, by } of [...steps, ...all.finally]) {
      if (by !== 'clock') found.add(`${event.plan}/${id}`);
    }
  }
  return found;
}

const asks = new Set(['StrategyProposed', 'PlanMade', 'CardShown']);
const decides = new Set(['StrategyDecided', 'SwitchOrdered', 'ProposalDeclined']);
const begins = new Set(['StepStarted', 'StepAwaitsAck']);
const takesBack = new Set(['MitigationLost', 'IncidentReopened']);

type One = Log[number];

/** The first line of which this is true. */
function first(log: Log, isIt: (line: One) => boolean): number | undefined {
  const line = log.find(isIt);
  return line && Date.parse(line.at);
}

/** The first one of a row that nothing took back. */
function lasting(log: Log, type: string): number | undefined {
  let found: number | undefined;
  for (const { at, event } of log) {
    if (takesBack.has(event.type)) found = undefined;
    if (event.type === type) found ??= Date.parse(at);
  }
  return found;
}

const isFailing = ({ event: { type, verdict, check = '' } }: One): boolean =>
  type === 'CheckReported' && verdict === 'fail' && /^criterion|^mitigation/u.test(check);

const isHuman = ({ actor, via, event: { type, state } }: One): boolean =>
  (actor.startsWith('p_') && via !== 'timer') || (type === 'PageReported' && state === 'answered');

/** Since when users hurt: as was said when it was declared, or as a reading says that is not younger than the detection. */
function hurting(log: Log, detected: number | undefined): number | undefined {
  let found: number | undefined;
  for (const line of log) {
    const { at, event } = line;
    if (event.hurtSince !== undefined) found = before(found, Date.parse(event.hurtSince));
    if (!isFailing(line)) continue;
    const said = Date.parse(String(event.facts?.since));
    const since = said < Date.parse(at) ? said : Date.parse(at);
    if (detected !== undefined && since <= detected) found = before(found, since);
  }
  return found;
}

function momentsOf(log: Log): Moments {
  const steps = changing(log);
  const isDeclared = ({ event }: One): boolean => event.type === 'IncidentDeclared';
  const declared = first(log, isDeclared) ?? 0;
  let detected = first(log, isDeclared);
  for (const line of log) if (isFailing(line)) detected = before(detected, Date.parse(line.at));
  return {
    t0: hurting(log, detected),
    tD: detected,
    // What comes at the moment of a declaration that is the first signal is no answer to it.
    tA: first(
      log,
      (line) => isHuman(line) && ((detected ?? 0) < declared || Date.parse(line.at) > declared),
    ),
    tQ: first(log, ({ event }) => asks.has(event.type)),
    tX: first(log, ({ event }) => decides.has(event.type)),
    tS: first(
      log,
      ({ event: { type, plan, step } }) => begins.has(type) && steps.has(`${plan}/${step}`),
    ),
    tM: lasting(log, 'MitigationReached'),
    tV: lasting(log, 'RecoveryReached'),
  };
}

function runsOf(log: Log): readonly NaiveRun[] {
  const steps = changing(log);
  const runs: NaiveRun[] = [];
  for (const { event: activated } of log) {
    if (activated.type !== 'StrategyActivated') continue;
    const of = (types: readonly string[]) =>
      log.find(({ event }) => types.includes(event.type) && event.epoch === activated.epoch);
    const decision = of(['StrategyDecided', 'SwitchOrdered']);
    if (decision === undefined) throw new Error('nobody decided');
    const { plan, strategy = '', targets = [] } = decision.event;
    const began = log.find(
      ({ event }) =>
        plan !== undefined &&
        begins.has(event.type) &&
        event.plan === plan &&
        steps.has(`${plan}/${event.step}`),
    );
    const ended = of(['StrategyEnded']);
    runs.push({
      strategy,
      targets,
      byTimer: decision.via === 'timer',
      decided: Date.parse(decision.at),
      began: began && Date.parse(began.at),
      ended: ended && Date.parse(ended.at),
      outcome: ended?.event.outcome,
    });
  }
  return runs;
}

function incidentOf(log: Log): NaiveIncident {
  let ending = 'open';
  for (const { event } of log) {
    if (event.type === 'IncidentClosed') ending = event.outcome ?? '';
    if (event.type === 'IncidentReopened') ending = 'open';
  }
  const reopened = log.some(({ event }) => event.type === 'IncidentReopened');
  return { moments: momentsOf(log), ending, reopened, runs: runsOf(log) };
}

/** Stored events of each incident, as plain JSON → what was counted. */
export const naiveIncidents = (logs: readonly unknown[]): readonly NaiveIncident[] =>
  logs.map((log) => incidentOf(Log.parse(JSON.parse(JSON.stringify(log)))));

/** Middle and nine of ten: how many values are not larger is counted for each. */
function naiveSpread(values: readonly (number | undefined)[]) {
  const known = values.filter((value) => value !== undefined);
  const rank = (share: number): number | undefined => {
    const enough = known.filter(
      (one) => known.filter((other) => other <= one).length >= known.length * share,
    );
    return enough.length === 0 ? undefined : Math.min(...enough);
  };
  return {
    known: known.length,
    unknown: values.length - known.length,
    median: rank(0.5),
    p90: rank(0.9),
  };
}

/** From one moment to a later one, of every incident that somebody took up. */
export const naiveTimes = (incidents: readonly NaiveIncident[], from: Moment, to: Moment) =>
  naiveSpread(
    incidents
      .filter(({ ending }) => ending !== 'not-taken-up')
      .map(({ moments }) => {
        const [begin, end] = [moments[from], moments[to]];
        return begin === undefined || end === undefined || end < begin ? undefined : end - begin;
      }),
  );
