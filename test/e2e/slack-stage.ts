import type { PersonClient } from '../../sandbox/slack/people/client/person.ts';
import { type Place, type PlaceOptions, place } from './place.ts';
import { recorded } from './slack-record.ts';
import { openScene, type Scene, team } from './slack-scene.ts';
import { release } from './sternway.ts';

/** A workspace with the bot in it, services that have something to roll back, and one person at work. */
export type Stage = AsyncDisposable & {
  readonly scene: Scene;
  /** first-oncall, who decides. */
  readonly first: PersonClient;
  /** How often what was recorded about an incident. */
  readonly record: (incident: string) => Promise<Readonly<Record<string, number>>>;
  readonly comesAbout: (what: string, holds: () => Promise<boolean>) => Promise<unknown>;
};

/** Sets the stage: each of the services has this playbook, and a release to go back to. */
export async function setStage(
  services: readonly string[],
  playbook: object,
  options: PlaceOptions = {},
): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const settings = { ...team, ...options };
  const here: Place = stack.use(
    place(Object.fromEntries(services.map((name) => [name, {}])), settings),
  );
  for (const name of services) here.playbook(name, playbook);
  const scene = stack.use(await openScene(here));
  for (const name of services) await release(scene.bot, here, name);
  const all = stack.move();
  return {
    scene,
    first: scene.slack.as('U0FIRST'),
    record: (incident) => recorded(scene.bot, here, incident),
    comesAbout: (what, holds) => scene.bot.until(what, holds),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
