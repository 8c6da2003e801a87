import { expect, test } from 'vitest';
import { checkout } from '../core/sample.ts';
import { accepted, underSail } from './story.ts';

test('whoever says that the report is finished reads what could be said kinder in all of it', async () => {
  await using scene = await underSail();
  const { boat } = scene;
  await accepted(boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
  await accepted(boat.say({ kind: 'reportWrite', section: 'wrong', text: 'We should have known' }));
  await accepted(boat.say({ kind: 'reportWrite', section: 'well', text: 'We stopped early' }));
  await accepted(boat.say({ kind: 'reportFactor', change: 'add', factor: 'rehearsal' }));
  const { say } = await accepted(boat.say({ kind: 'reportFinish' }));
  expect(say.split('\n').filter((line) => line.startsWith('Kinder'))).toEqual([
    'Kinder: what went wrong, "should have": it tells what did not happen. Say what people saw, and why what they did made sense then.',
  ]);
});
