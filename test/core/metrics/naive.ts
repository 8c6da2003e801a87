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

function momentsOf(log: Log): Moments {
  const found: Moments = {
    t0: undefined,
    tD: undefined,
    tA: undefined,
    tQ: undefined,
    tX: undefined,
    tS: undefined,
    tM: undefined,
    tV: undefined,
  };
  const steps = changing(log);
  const hurt: number[] = [];
  for (const { at, actor, via, event } of log) {
    const now = Date.parse(at);
    const { type } = event;
    const isFailing =
      type === 'CheckReported' &&
      event.verdict === 'fail' &&
      ['criterion', 'mitigation'].includes(String(event.check).split('/')[0] ?? '');
    if (type === 'IncidentDeclared' || isFailing) found.tD = before(found.tD, now);
    if (event.hurtSince !== undefined) hurt.push(Date.parse(event.hurtSince));
    if (isFailing) {
      const since = Date.parse(String(event.facts?.since));
      hurt.push(since < now ? since : now);
    }
    const isAnswer = type === 'PageReported' && event.state === 'answered';
    if ((actor.startsWith('p_') && via !== 'timer') || isAnswer) found.tA ??= now;
    if (asks.has(type)) found.tQ ??= now;
    if (decides.has(type)) found.tX ??= now;
    if (begins.has(type) && steps.has(`${event.plan}/${event.step}`)) found.tS ??= now;
    if (takesBack.has(type)) found.tM = found.tV = undefined;
    if (type === 'MitigationReached') found.tM ??= now;
    if (type === 'RecoveryReached') found.tV ??= now;
  }
  const [declared] = log;
  for (const since of hurt) {
    const isSaid =
      declared?.event.hurtSince !== undefined && since === Date.parse(declared.event.hurtSince);
    if (isSaid || since <= (found.tD ?? 0)) found.t0 = before(found.t0, since);
  }
  return found;
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
export function naiveSpread(values: readonly (number | undefined)[]) {
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
