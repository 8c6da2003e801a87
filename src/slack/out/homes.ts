import { z } from 'zod';
import type { Ship } from '../../app/ship.ts';
import { millis } from '../../core/ids.ts';
import type { NextDrill } from '../../core/texts/next-drill.ts';
import { digestOf } from '../../lib/hash.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { closedHomeView, homeView } from '../blocks/home.ts';
import { mayPass, type Trouble } from '../trouble.ts';
import { homeScreen, type Open } from './desired/home.ts';
import type { Call } from './send/call.ts';
import type { Job } from './send/job.ts';
import { requestOf } from './send/request.ts';
import { type HomeRow, standingOf } from './standing.ts';

/** Whoever did not look for so long finds their Home made up again when they do. */
const lookingMs = 24 * 60 * 60_000;

/** Whether somebody may see what is open: members may. `unknown` while Slack does not say who they are. */
export type MayLook = (
  user: string,
  team: string | undefined,
) => Promise<'member' | 'outsider' | 'unknown'>;

/** What a Home is made from: the open incidents, and who is due for which drill next. */
type Shown = { readonly open: readonly Open[]; readonly drills: readonly NextDrill[] };

/** The Home of everybody who looked lately. */
export type Homes = {
  readonly opened: (user: string, team: string | undefined) => Promise<void>;
  /** `of` names the incidents as they were read: for whom nothing changed nothing is computed again. */
  readonly jobs: (shown: Shown, of: string) => readonly Job[];
};

type Looked = Pick<Ship, 'registry' | 'directory' | 'configurations' | 'clock'>;
type Outside = { readonly call: Call; readonly mayLook: MayLook };

/** Who looks is noted, so that it is kept up to date after a restart too. */
export async function openHomes(ship: Looked, outside: Outside): Promise<Homes> {
  const standing = await standingOf(ship.registry, 'homes');
  const digests = digestsBy(ship);
  const isLooking = ({ lookedAt, state }: HomeRow): boolean =>
    (state === 'wanted' || state === 'stands') &&
    millis(ship.clock.now()) - Date.parse(lookedAt) < lookingMs;
  const jobFor = (shown: Shown, user: string, row: HomeRow): Job => ({
    id: `home ${user}`,
    lane: `home ${user}`,
    first: requestOf('views.publish', { user_id: user }),
    priority: 2,
    run: async () => {
      const said = await publish(outside, { user, row, view: viewFor(ship, user, shown) });
      if (!said.ok) return said.error;
      // They may have looked again meanwhile.
      const [, now = row] = standing.homes().find(([key]) => key === user) ?? [];
      await standing.note(user, { ...now, ...said.value });
      return undefined;
    },
  });
  return {
    opened: (user, team) => {
      digests.forget(user);
      const lookedAt = ship.clock.now();
      return standing.note(user, { kind: 'home', state: 'wanted', digest: '', lookedAt, team });
    },
    jobs: (shown, of) =>
      standing
        .homes()
        .filter(([, row]) => isLooking(row))
        .filter(([user, row]) => digests.of(user, shown, of) !== row.digest)
        .map(([user, row]) => jobFor(shown, user, row)),
  };
}

/** What each Home is to say, by digest, computed once for each state of the incidents. */
function digestsBy(ship: Looked) {
  const known = new Map<string, { readonly of: string; readonly digest: string }>();
  return {
    forget: (user: string): void => void known.delete(user),
    of: (user: string, shown: Shown, incidents: string): string => {
      const of = `${incidents} ${JSON.stringify(shown.drills)}`;
      const before = known.get(user);
      if (before?.of === of) return before.digest;
      const digest = digestOf(viewFor(ship, user, shown));
      known.set(user, { of, digest });
      return digest;
    },
  };
}

type View = ReturnType<typeof homeView>;

function viewFor({ configurations, directory }: Looked, user: string, shown: Shown): View {
  const { commands } = configurations.current();
  return homeView(homeScreen(shown.open, directory.with(`slack:${user}`), { ...shown, commands }));
}

type Published = Pick<HomeRow, 'state' | 'digest'>;

/** Asks first who looks: members become guests, or leave. */
async function publish(
  { call, mayLook }: Outside,
  { user, row, view }: { readonly user: string; readonly row: HomeRow; readonly view: View },
): Promise<Result<Published, Trouble>> {
  const who = await mayLook(user, row.team);
  if (who === 'unknown') return err({ kind: 'passing', code: 'person_not_said' });
  const shown = who === 'member' ? view : closedHomeView();
  const given = { user_id: user, view: shown };
  const said = await call('views.publish', given, z.object({}));
  if (!said.ok && mayPass(said.error)) return said;
  const digest = digestOf(shown);
  if (!said.ok) return ok({ state: 'refused', digest });
  return ok({ state: who === 'member' ? 'stands' : 'over', digest });
}
