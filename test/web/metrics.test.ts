import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handleOrder } from '../../src/app/handle-order.ts';
import { type Rig, tokens, webRig } from './rig.ts';

/** The names of everything that is exported. */
const exportedIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^# TYPE (?<name>\S+)/gmu), ({ groups }) => String(groups?.['name']));

describe('the dashboard for Grafana', () => {
  const Dashboard = z.object({
    panels: z.array(z.object({ id: z.int(), targets: z.array(z.object({ expr: z.string() })) })),
  });

  test('asks for nothing that is not exported', async () => {
    const { panels } = Dashboard.parse(JSON.parse(readFileSync('dashboards/grafana.json', 'utf8')));
    await using rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    const exported = exportedIn(await (await rig.call('/metrics', {})).text());
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

  test('has one sample for each set of labels, and counts nothing twice', async () => {
    const read = async () => (await rig.call('/metrics', {})).text();
    const text = await read();
    const samples = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'));
    const names = samples.map((one) => one.slice(0, one.lastIndexOf(' ')));
    expect(new Set(names).size).toBe(names.length);
    for (const sample of samples) {
      expect(sample).toMatch(/^[a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)+\})? (?:Nan|[0-9.+einfE-]+)$/u);
    }
    const [one, other] = await Promise.all([read(), read()]);
    for (const again of [one, other]) {
      expect(again).toContain('sternway_incidents_total{mode="live",service="checkout"} 1');
    }
  });

  test('says how far each place outside is with anchors', async () => {
    const places = [
      { place: 'audit', behind: 0, newest: '2026-03-01T10:00:00.000Z' },
      { place: 'vault', behind: 3, newest: undefined },
    ];
    await using beside = await webRig({
      anchored: async () => places.splice(0, 1),
      answer: (ordered, ship) => handleOrder(ship, ordered),
    });
    const read = async () => (await beside.call('/metrics', {})).text();
    const text = await read();
    expect(text).toMatch(/^sternway_anchor_age_seconds\{place="audit"\} [\d.]+$/mu);
    expect(text).toContain('sternway_anchors_behind{place="audit"} 0\n');
    const later = await read();
    expect(later).toContain('sternway_anchor_age_seconds{place="vault"} Nan\n');
    expect(later).toContain('sternway_anchors_behind{place="vault"} 3\n');
    expect(later).not.toContain('"audit"');
  });

  test('is closed to a machine whose token may not', async () => {
    const response = await rig.call('/metrics', { token: tokens.ci });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ refusal: { code: 'MachineMayNot' } });
  });
});
