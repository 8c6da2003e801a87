import { describe, expect, test } from 'vitest';
import type { HeardPage } from '../../src/app/paging/heard-pages.ts';
import { pageKey } from '../../src/app/paging/page-key.ts';
import { hearAll, keepDelivery } from '../../src/app/targets/outside-changes.ts';
import { entryAt } from '../../src/lib/layers.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf } from './rules.ts';
import { underSail } from './story.ts';

const pager = { kind: 'webhook', urlSecret: 'pager_url' } as const;
const minute = 60_000;
const none = { slack: [], tokens: [] };

let deliveries = 0;

/** A proposal that waits: ada rings, and after a wait dev, who is known to the pager. */
const ringing = async () => {
  const scene = await underSail((harbor) => {
    const { people } = rulesOf();
    harbor.rules = rulesOf({ pager, people: { ...people, dev: { ...none, pagerUser: 'PDEV' } } });
  });
  const { boat } = scene;
  await boat.sail();
  await boat.say({ kind: 'card', target: checkout }, { by: 'oz' });
  await boat.pass(5 * minute + 5_000);
  return scene;
};

async function hear(boat: Boat, page: string, more: Partial<HeardPage> = {}): Promise<void> {
  const said = pageKey(boat.ship.registry.id, { incident: 'INC-1', page });
  const happenedAt = boat.ship.clock.now();
  const heard = { source: 'pagerduty', state: 'answered', said, happenedAt, ...more } as const;
  deliveries += 1;
  await keepDelivery(boat.ship, `pagerduty:${deliveries}`, heard);
  await hearAll(boat.ship);
}

describe('a page that the deputy answers on the pager', () => {
  test('is on record and in the status, is acknowledged, and the next one rings all the same', async () => {
    await using scene = await ringing();
    const { boat, harbor } = scene;
    const dev = boat.ship.directory.find('dev');
    await boat.pass(minute);
    await hear(boat, 'PG2', { user: 'PDEV', named: 'Devi D' });
    expect(entryAt((await boat.state()).paging.pages, 'PG2')).toMatchObject({
      state: 'answered',
      pager: { person: dev, answeredBy: dev },
    });
    expect((await boat.state()).authority).toBe(boat.ship.directory.find('ada'));
    await boat.pass(5 * minute);
    expect(harbor.pages.lines()).toEqual([
      'trigger PG1 ada',
      'trigger PG2 dev',
      'acknowledge PG2 dev',
      'trigger PG3 bo',
    ]);
  });

  test('names whoever the configuration does not know as the pager does, beside the chain', async () => {
    await using scene = await ringing();
    const { boat } = scene;
    await hear(boat, 'PG2', { user: 'PELSE', named: 'Somebody Else' });
    const said = (await boat.events('PageReported')).filter((event) => 'pager' in event);
    expect(said).toMatchObject([{ page: 'PG2', state: 'answered' }]);
    expect(JSON.stringify(said)).not.toContain('answeredBy');
  });

  test('of which nobody knows who answers may be named by a webhook as the configuration does', async () => {
    await using scene = await ringing();
    const { boat } = scene;
    await hear(boat, 'PG2', { source: 'page', user: 'bo', named: 'bo' });
    expect(entryAt((await boat.state()).paging.pages, 'PG2')).toMatchObject({
      pager: { answeredBy: boat.ship.directory.find('bo') },
    });
  });

  test('late, twice or of a page that there is not changes nothing, and the log says so', async () => {
    await using scene = await ringing();
    const { boat } = scene;
    await hear(boat, 'PG2');
    const before = await boat.events('PageReported');
    await hear(boat, 'PG2');
    await hear(boat, 'PG9');
    await hear(boat, 'PG2', {
      said: pageKey(boat.ship.registry.id, { incident: 'INC-7', page: 'PG1' }),
    });
    await hear(boat, 'PG2', { said: 'of another Sternway' });
    expect(await boat.events('PageReported')).toEqual(before);
    expect(await boat.ship.registry.unfinished()).toEqual([]);
    expect(boat.log.filter(({ event }) => event === 'PageHeardLate').length).toBeGreaterThan(0);
  });
});
