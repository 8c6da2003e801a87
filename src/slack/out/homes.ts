import { z } from 'zod';
import type { Ship } from '../../app/ship.ts';
import { digestOf } from '../../lib/hash.ts';
import { homeView } from '../blocks/home.ts';
import { mayPass, type Trouble } from '../trouble.ts';
import { homeScreen, type Open } from './desired/home.ts';
import { call, type SlackClient } from './send/call.ts';
import type { Job } from './send/job.ts';
import { type MessageRow, standingOf } from './standing.ts';

/** The Home of everybody who opened it. */
export type Homes = {
  readonly opened: (user: string) => Promise<void>;
  /** `of` names what `open` was made from: as long as it stays the same nothing is computed again. */
  readonly jobs: (open: readonly Open[], of: string) => readonly Job[];
};

const row = (user: string, digest: string, state: MessageRow['state']): MessageRow => ({
  kind: 'message',
  state,
  channel: user,
  digest,
  version: 0,
  round: 0,
});

/** Who looks is noted, so that it is kept up to date after a restart too. */
export async function openHomes(
  ship: Pick<Ship, 'registry' | 'directory' | 'configurations'>,
  client: Pick<SlackClient, 'apiCall'>,
): Promise<Homes> {
  const standing = await standingOf(ship.registry, 'homes');
  const publish = async (
    user: string,
    view: ReturnType<typeof homeView>,
  ): Promise<Trouble | undefined> => {
    const said = await call(client, 'views.publish', { user_id: user, view }, z.object({}));
    if (!said.ok && mayPass(said.error)) return said.error;
    await standing.note(user, row(user, digestOf(view), said.ok ? 'stands' : 'refused'));
    return undefined;
  };
  const jobFor = (
    open: readonly Open[],
    [user, { digest, state }]: readonly [string, MessageRow],
  ): readonly Job[] => {
    if (state === 'refused') return [];
    const { commands } = ship.configurations.current();
    const view = homeView(homeScreen(open, ship.directory.with(`slack:${user}`), commands));
    const id = `home ${user}`;
    const run = () => publish(user, view);
    return digestOf(view) === digest
      ? []
      : [{ id, lane: id, method: 'views.publish', priority: 2, run }];
  };
  let known: { readonly of: string; readonly jobs: readonly Job[] } | undefined;
  return {
    opened: (user) => standing.note(user, row(user, '', 'wanted')),
    jobs: (open, given) => {
      const of = `${standing.revision()} ${given}`;
      if (known?.of !== of) {
        known = { of, jobs: standing.messages().flatMap((one) => jobFor(open, one)) };
      }
      return known.jobs;
    },
  };
}
