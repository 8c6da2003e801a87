import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../src/app/ports/kinds.ts';
import { check } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { aborted, measured } from './sim-world.ts';
import { inTime, showCard, underSail } from './story.ts';

const history = check('history', { kind: 'migrations_since', with: { dsn: 'sqlite:shop.db' } });

const found = (...names: readonly string[]): Measurement => ({
  verdict: names.length === 0 ? 'pass' : 'fail',
  summary: 'looked',
  facts: { found: names.length, names: [...names] },
});

/** What a plan says of data, where the schema history answers this. */
async function impactWhere(answer: (signal: AbortSignal) => Measurement | Promise<Measurement>) {
  const services = { checkout: { ...serviceCheckout, datasets: undefined, migrations: history } };
  await using scene = await underSail((harbor) => {
    harbor.rules = rulesOf({ services });
    harbor.world.checks['history'] = answer;
  });
  const { boat } = scene;
  await inTime(boat, showCard(boat));
  const [made] = await boat.events('PlanMade');
  return made?.type === 'PlanMade' ? made.document.dataImpact : undefined;
}

describe('migrations that no release was registered with', () => {
  test('are found in the schema history, and count as destructive until somebody classifies them', async () => {
    expect(await impactWhere(() => found('0042_drop'))).toMatchObject({
      verdict: 'unclassified',
      migrations: [{ release: '2', name: '0042_drop' }],
    });
  });

  test('are none, where the history shows none', async () => {
    expect(await impactWhere(() => found())).toMatchObject({ verdict: 'none', migrations: [] });
  });

  test('are counted where not all have a name', async () => {
    const many = { ...found('a'), facts: { found: 3, names: ['a'] } };
    expect((await impactWhere(() => many))?.migrations.map(({ name }) => name)).toEqual([
      'a',
      '2 more',
    ]);
  });

  test('stay unknown, where nobody can tell', async () => {
    const unknown = { verdict: 'unknown', migrations: [] };
    expect(await impactWhere(() => measured('error'))).toMatchObject(unknown);
    expect(await impactWhere(() => measured('pass'))).toMatchObject(unknown);
    const late = async (signal: AbortSignal) => {
      await aborted(signal);
      return found();
    };
    expect(await impactWhere(late)).toMatchObject(unknown);
  });
});
