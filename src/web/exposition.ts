import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { serviceOf } from '../core/ids.ts';
import type { Deployment } from '../core/metrics/dora.ts';
import type { Row } from '../core/metrics/row.ts';
import { times } from '../core/metrics/times.ts';

/** What stands in place of the services of a private incident: others learn that there was one, and not where. */
const unnamed = 'private';

/** Seconds, from a quick step to a day of recovering. */
const buckets = [1, 5, 15, 60, 300, 900, 1_800, 3_600, 14_400, 86_400];

/**
 * The figures as Prometheus reads them, made anew of the record at each scrape: after a restart they are the same again.
 * Labels are of few values: mode, service, strategy, outcome, code, kind, verdict, and the name of a time. No person, no
 * incident, nothing of a private one.
 */
export async function exposition(
  rows: readonly Row[],
  deployments: readonly Deployment[],
): Promise<string> {
  const registry = new Registry();
  const instruments = instrumentsIn(registry);
  for (const row of rows) count(instruments, row);
  for (const { target } of deployments) instruments.deployments.inc({ service: serviceOf(target) });
  return registry.metrics();
}

function instrumentsIn(registry: Registry) {
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `sternway_${name}`, help, labelNames, registers: [registry] });
  const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram({ name: `sternway_${name}`, help, labelNames, buckets, registers: [registry] });
  return {
    incidents: counter('incidents_total', 'Incidents by what became of them', [
      'mode',
      'service',
      'outcome',
    ]),
    open: new Gauge({
      name: 'sternway_incidents_open',
      help: 'Incidents that are not closed',
      labelNames: ['mode'],
      registers: [registry],
    }),
    runs: counter('runs_total', 'Strategies that were followed, by how they ended', [
      'mode',
      'service',
      'strategy',
      'outcome',
    ]),
    refusals: counter('refusals_total', 'Orders that were refused, by code', ['mode', 'code']),
    overrides: counter('overrides_total', 'What was passed over, by kind', ['mode', 'kind']),
    advice: counter('advice_total', 'Orders of others, kept as advice', ['mode']),
    times: seconds('incident_seconds', 'Times between the moments of incidents', ['mode', 'time']),
    steps: seconds('step_seconds', 'How long steps took, by how they ended', ['mode', 'outcome']),
    checks: counter('check_verdicts_total', 'What checks said, by verdict', ['mode', 'verdict']),
    unattended: counter('unattended_seconds_total', 'Decisions waited without a sign', ['mode']),
    deployments: counter('deployments_total', 'Releases registered as live', ['service']),
  };
}

type Instruments = ReturnType<typeof instrumentsIn>;

function count(instruments: Instruments, row: Row): void {
  const { mode, outcome } = row;
  const services = row.private ? [unnamed] : row.services;
  for (const service of services) {
    instruments.incidents.inc({ mode, service, outcome });
    for (const course of row.courses) {
      const ended = course.outcome ?? 'under way';
      instruments.runs.inc({ mode, service, strategy: course.strategy, outcome: ended });
    }
  }
  instruments.open.inc({ mode }, outcome === 'open' ? 1 : 0);
  instruments.advice.inc({ mode }, row.advice);
  instruments.unattended.inc({ mode }, row.unattendedMs / 1_000);
  countEach(row.refusals, (code, many) => instruments.refusals.inc({ mode, code }, many));
  countEach(row.overrides, (kind, many) => instruments.overrides.inc({ mode, kind }, many));
  countEach(row.verdicts, (verdict, many) => instruments.checks.inc({ mode, verdict }, many));
  observe(instruments, row);
}

function observe(instruments: Instruments, row: Row): void {
  const { mode } = row;
  for (const { name, of } of row.outcome === 'not-taken-up' ? [] : times) {
    const ms = of(row);
    if (ms !== undefined) instruments.times.observe({ mode, time: name }, ms / 1_000);
  }
  for (const step of row.steps) {
    instruments.steps.observe({ mode, outcome: step.outcome }, step.tookMs / 1_000);
  }
}

function countEach(counts: Row['refusals'], add: (name: string, many: number) => void): void {
  for (const [name, many] of Object.entries(counts)) add(name, many);
}
