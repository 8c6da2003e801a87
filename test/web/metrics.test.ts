import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handleOrder } from '../../src/app/handle-order.ts';
import { exposition } from '../../src/web/exposition.ts';
import { course, deployed, row } from '../core/metrics/rows.ts';
import { type Rig, tokens, webRig } from './rig.ts';

const line = (text: string, name: string): string | undefined =>
  text.split('\n').find((one) => one.startsWith(name));

describe('what Prometheus reads', () => {
  const busy = row(
    0,
    { detected: 0, mitigated: 5, recovered: 30 },
    {
      courses: [course(0), course(9, { outcome: undefined })],
      refusals: { NotTheRole: 2 },
      overrides: { skip: 1 },
      verdicts: { pass: 3 },
      steps: [{ outcome: 'finished', tookMs: 4_000 }],
      unattendedMs: 61_000,
      advice: 1,
    },
  );
  const hidden = row(0, {}, { private: true, outcome: 'open', services: ['vault'] });
  const unwanted = row(0, { mitigated: 1 }, { outcome: 'not-taken-up' });
  const drill = row(0, {}, { mode: 'drill' });

  test('has one sample for each set of labels, and is the same for the same record', async () => {
    const text = await exposition([busy, drill, hidden], [deployed(0, '1')]);
    const samples = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'));
    const names = samples.map((one) => one.slice(0, one.lastIndexOf(' ')));
    expect(new Set(names).size).toBe(names.length);
    for (const sample of samples) {
      expect(sample).toMatch(/^[a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)+\})? [0-9.+einfE-]+$/u);
    }
    expect(await exposition([busy, drill, hidden], [deployed(0, '1')])).toBe(text);
  });

  test('counts what happened, live incidents and drills apart', async () => {
    const text = await exposition([busy, drill, unwanted], [deployed(0, '1')]);
    for (const sample of [
      'sternway_incidents_total{mode="live",service="checkout",outcome="recovered"} 1',
      'sternway_incidents_total{mode="drill",service="checkout",outcome="recovered"} 1',
      'sternway_runs_total{mode="live",service="checkout",strategy="rollback",outcome="success"} 1',
      'sternway_runs_total{mode="live",service="checkout",strategy="rollback",outcome="under way"} 1',
      'sternway_refusals_total{mode="live",code="NotTheRole"} 2',
      'sternway_overrides_total{mode="live",kind="skip"} 1',
      'sternway_check_verdicts_total{mode="live",verdict="pass"} 3',
      'sternway_unattended_seconds_total{mode="live"} 61',
      'sternway_advice_total{mode="live"} 1',
      'sternway_deployments_total{service="checkout"} 1',
    ]) {
      expect(text.split('\n')).toContain(sample);
    }
    const mitigated = 'sternway_incident_seconds_sum{mode="live",time="detected-to-mitigated"}';
    expect(line(text, mitigated)).toBe(`${mitigated} 300`);
    const steps = 'sternway_step_seconds_sum{mode="live",outcome="finished"}';
    expect(line(text, steps)).toBe(`${steps} 4`);
  });

  test('names no service of a private incident', async () => {
    const text = await exposition([hidden], []);
    expect(text).not.toContain('vault');
    expect(text).toContain(
      'sternway_incidents_total{mode="live",service="private",outcome="open"} 1',
    );
  });
});

describe('the dashboard for Grafana', () => {
  const Dashboard = z.object({
    panels: z.array(z.object({ id: z.int(), targets: z.array(z.object({ expr: z.string() })) })),
  });

  test('asks for nothing that is not exported', async () => {
    const { panels } = Dashboard.parse(JSON.parse(readFileSync('dashboards/grafana.json', 'utf8')));
    const text = await exposition([], []);
    const exported = Array.from(text.matchAll(/^# TYPE (?<name>\S+)/gmu), ({ groups }) =>
      String(groups?.['name']),
    );
    const asked = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/sternway_[a-z_]+/gu) ?? []),
    );
    const named = new Set(asked.map((name) => name.replace(/_bucket$/u, '')));
    expect([...named].toSorted()).toEqual(exported.toSorted());
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});

describe('GET /metrics', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test('answers as Prometheus reads it, without a person or an incident', async () => {
    const response = await rig.call('/metrics', {});
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toContain('sternway_incidents_open{mode="live"} 1');
    expect(text).not.toMatch(/INC-|"p_|5xx/u);
  });

  test('is closed to a machine whose token may not', async () => {
    const response = await rig.call('/metrics', { token: tokens.ci });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ refusal: { code: 'MachineMayNot' } });
  });
});
