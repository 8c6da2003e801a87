import { expect, test } from 'vitest';
import { openDeployed } from '../../src/app/targets/deployed.ts';
import { checkout } from '../core/sample.ts';
import { underSail } from './story.ts';

test('what went live on a target is read on from where it was read to, and is what reading all of it says', async () => {
  await using scene = await underSail();
  const { registry } = scene.boat.ship;
  const reads: number[] = [];
  const log = await registry.read(`target/${checkout}`);
  let there = 1;
  const deployedOn = openDeployed({
    read: async (stream, after = 0) => {
      reads.push(after);
      return (await registry.read(stream, after)).filter(({ version }) => version <= there);
    },
  });
  expect(await deployedOn(checkout)).toMatchObject({ deployments: [{}], hasWayBack: false });
  there = log.length;
  const all = await deployedOn(checkout);
  expect(all).toEqual(await openDeployed(registry)(checkout));
  expect(all).toMatchObject({ deployments: [{}, {}], hasWayBack: true });
  expect(await deployedOn(checkout)).toBe(all);
  expect(reads).toEqual([0, 1, log.length]);
});
