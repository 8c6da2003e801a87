import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { countRecord } from '../app/metrics/count-record.ts';
import { knownNow } from '../app/metrics/measured.ts';
import type { PlaceReached } from '../app/proof/keep-anchors.ts';
import type { Ship } from '../app/ship.ts';
import { after, type Instant, millis } from '../core/ids.ts';
import { type Counted, counters, histograms } from '../core/metrics/counted.ts';
import type { Spread } from '../core/metrics/measure.ts';
import { readinessOf } from '../core/metrics/readiness.ts';
import { type Known, statsOf } from '../core/metrics/stats.ts';

/** Seconds, from a quick step to a day of recovering. */
const buckets = [1, 5, 15, 60, 300, 900, 1_800, 3_600, 14_400, 86_400];

/** How many messages wait for Slack, and for how long the oldest of them. */
export type Owed = () => { readonly waiting: number; readonly oldestMs: number };
const nothingOwed: Owed = () => ({ waiting: 0, oldestMs: 0 });

/** What is told of this process beside its record; nothing of what it does not do. */
export type Beside = {
  readonly owed?: Owed | undefined;
  /** How far each place outside is with anchors. */
  readonly anchored?: (() => Promise<readonly PlaceReached[]>) | undefined;
};

/** The figures as Prometheus reads them. */
export type Exposition = () => Promise<string>;

type Counting = Pick<
  Ship,
  'registry' | 'configurations' | 'clock' | 'rows' | 'deployedOn' | 'playbooks'
>;

/**
 * Counters follow the record while this process lives and are the same again after a restart; gauges are as of the scrape.
 * Labels are of few values: no person, no incident, nothing of a private one.
 */
export function openExposition(
  ship: Counting,
  { owed = nothingOwed, anchored = async () => [] }: Beside = {},
): Exposition {
  const registry = new Registry();
  const count = instrumentsIn(registry);
  const set = gaugesIn(registry);
  const catchUp = countRecord(ship.registry, count);
  return async () => {
    await catchUp();
    set(await knownNow(ship), {
      queues: await queuesOf(ship),
      owed: owed(),
      anchored: await anchored(),
    });
    return registry.metrics();
  };
}

const mostTerms = 1_000;

/** What is in work or waits in this registry: steps of workers, messages of Slack, terms whose time has come. */
async function queuesOf({
  registry,
  clock,
}: Pick<Ship, 'registry' | 'clock'>): Promise<Readonly<Record<string, number>>> {
  const [steps, inbox, terms] = await Promise.all([
    registry.leases(),
    registry.unfinished(),
    registry.dueBefore(clock.now(), mostTerms),
  ]);
  return { steps: steps.length, inbox: inbox.length, terms: terms.length };
}

/** Every counter and histogram, by its name. */
function instrumentsIn(registry: Registry): (counted: Counted) => void {
  const registers = [registry];
  const adders = new Map<string, (labels: Counted['labels'], value: number) => void>();
  for (const [name, { help, labels: labelNames }] of Object.entries(counters)) {
    const counter = new Counter<string>({
      name: `sternway_${name}_total`,
      help,
      labelNames,
      registers,
    });
    adders.set(name, (labels, value) => counter.inc(labels, value));
  }
  for (const [name, { help, labels: labelNames }] of Object.entries(histograms)) {
    const histogram = new Histogram<string>({
      name: `sternway_${name}`,
      help,
      labelNames,
      buckets,
      registers,
    });
    adders.set(name, (labels, value) => histogram.observe(labels, value));
  }
  return ({ of, labels, value }) => adders.get(of)?.(labels, value);
}

/** DORA is told of so many days, as `/registry stats` does. */
const windowMs = 90 * 86_400_000;

type Now = {
  readonly queues: Readonly<Record<string, number>>;
  readonly owed: ReturnType<Owed>;
  readonly anchored: readonly PlaceReached[];
};

function gaugesIn(registry: Registry): (known: Known, now: Now) => void {
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge<L>({ name: `sternway_${name}`, help, labelNames, registers: [registry] });
  const open = gauge('incidents_open', 'Incidents that are not closed', ['mode']);
  const depth = gauge('queue_depth', 'Steps in work, messages of Slack and terms that wait', [
    'queue',
  ]);
  const posts = gauge('outbox_messages', 'Messages that wait to be sent to Slack');
  const age = gauge('outbox_age_seconds', 'For how long the oldest of them waits');
  const overdue = gauge('drills_overdue', 'Services whose drill is overdue');
  const ready = gauge(
    'readiness_ratio',
    'Deployed services that can go back and passed a drill within 30 days',
  );
  const anchors = anchorGauges(gauge);
  const dora = doraGauges(gauge);
  return (known, now) => {
    open.reset();
    for (const { mode, outcome } of known.rows) {
      if (mode !== 'imported') open.inc({ mode }, outcome === 'open' ? 1 : 0);
    }
    for (const [queue, many] of Object.entries(now.queues)) depth.set({ queue }, many);
    posts.set(now.owed.waiting);
    age.set(now.owed.oldestMs / 1_000);
    const readiness = readinessOf(known.rehearsals, known.now);
    overdue.set(readiness.overdue);
    ready.set(readiness.coverage.share ?? Number.NaN);
    anchors(now.anchored, known.now);
    dora(known);
  };
}

type MakeGauge = <L extends string = never>(
  name: string,
  help: string,
  labelNames?: L[],
) => Gauge<L>;

/** A place that has nothing yet has no age; one that is not in the configuration any more is not told of. */
function anchorGauges(gauge: MakeGauge): (places: Now['anchored'], now: Instant) => void {
  const age = gauge('anchor_age_seconds', 'Since the newest anchor that a place outside has', [
    'place',
  ]);
  const behind = gauge('anchors_behind', 'Anchors that a place outside does not have yet', [
    'place',
  ]);
  return (places, now) => {
    age.reset();
    behind.reset();
    for (const { place, newest, behind: missing } of places) {
      age.set(
        { place },
        newest === undefined ? Number.NaN : (millis(now) - millis(newest)) / 1_000,
      );
      behind.set({ place }, missing);
    }
  };
}

/** Of live incidents, without what nobody knows: NaN is how Prometheus writes that. */
function doraGauges(gauge: MakeGauge): (known: Known) => void {
  const perDay = gauge('deployments_per_day', 'Deployments a day, of 90 days');
  const fails = gauge('change_fail_ratio', 'Deployments that had to be taken back, of 90 days');
  const rework = gauge('deployment_rework_ratio', 'Deployments nobody planned, of 90 days');
  const lead = gauge('change_lead_seconds', 'The middle one, of 90 days');
  const recovery = gauge('failed_deployment_recovery_seconds', 'The middle one, of 90 days');
  return (known) => {
    const { dora } = statsOf(
      { window: lately(known.now), mode: 'live', services: undefined },
      known,
    );
    perDay.set(dora.perDay);
    fails.set(dora.changeFailRate.share ?? Number.NaN);
    rework.set(dora.reworkRate.share ?? Number.NaN);
    lead.set(inSeconds(dora.leadTime));
    recovery.set(inSeconds(dora.recoveryTime));
  };
}

const inSeconds = ({ median }: Spread): number =>
  median === undefined ? Number.NaN : median / 1_000;

const lately = (now: Instant) => ({ since: after(now, -windowMs), until: after(now, 1) });
