import { carded, drilling, ending, going, scoredTimes } from '../../app/drill-scene.ts';
import { accepted } from '../../app/story.ts';
import { openHouse, type Scene } from './scene.ts';

/** A dashboard whose month holds a drill that passed. */
export async function openRehearsed(): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const { boat } = stack.use(await drilling());
  const { incidents } = await boat.sail();
  await accepted(boat.say({ kind: 'drillStart', where: 'checkout' }));
  await carded(boat);
  await going(boat);
  await ending(boat);
  await boat.until('the drill has its score', scoredTimes(boat, 1));
  const house = stack.use(await openHouse(boat, incidents));
  const all = stack.move();
  return { ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
