import { z } from 'zod';
import { answerNo } from '../app/refuse.ts';
import type { Ship } from '../app/ship.ts';
import type { Answer } from '../core/answer.ts';
import type { PersonId } from '../core/ids.ts';
import { slackAnswers } from '../core/texts/slack-answers.ts';
import { mayPass, slackTrouble } from './trouble.ts';

/** Who did something in Slack, as its payload says: an account, and the workspace that it acts from. */
export type Sender = { readonly user: string; readonly team: string | undefined };

/** Who that is here. Bots are not answered: two of them would answer each other for ever. */
export type Who =
  | { readonly status: 'person'; readonly person: PersonId }
  | { readonly status: 'refused'; readonly answer: Answer }
  | { readonly status: 'ignored' };

/** `now`: Slack is asked, whatever it said a minute ago, because somebody orders; `lately` is enough for what is only shown. */
type When = 'now' | 'lately';

export type People = {
  readonly who: (sender: Sender, when?: When) => Promise<Who>;
  /** Slack says that something about an account is different; what it said before is forgotten. */
  readonly changed: (user: string, hasLeft: boolean) => void;
};

/** For what is only shown, Slack is asked about an account again after this long: people become guests, or leave. */
const freshMs = 10 * 60_000;
/** After Slack did not say who somebody is, that is not asked again for so long; while Slack is away, of nobody. */
const silentMs = 30_000;
const mostKept = 2_000;

export const UserInfo = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});
export type User = z.infer<typeof UserInfo>['user'];

type Source = {
  readonly ship: Ship;
  readonly users: { readonly info: (asked: { readonly user: string }) => Promise<unknown> };
  /** The bot's own workspace and account. */
  readonly me: { readonly teamId: string; readonly botUserId: string };
};

/** What Slack said about an account: nothing, that it is not visible from here, or what it is. */
type Told = User | 'invisible' | undefined;

/**
 * Tells who acts, by the account that acts at this moment. Guests, other workspaces and strangers of shared channels are
 * refused. Whoever orders is looked up at that moment. When Slack does not answer, what it said of an account before still holds; of the others, people whom the
 * configuration names are heard, and nobody else.
 */
export function openPeople({ ship, users, me }: Source): People {
  const { ask, forget } = cached(ship, users);
  const isOurs = (team: string | undefined): boolean => {
    const { workspaces } = ship.configurations.current();
    const ours = workspaces.length === 0 ? [me.teamId] : workspaces;
    return team !== undefined && ours.includes(team);
  };
  const no = (code: 'OtherWorkspace' | 'GuestMayNot'): Who => ({
    status: 'refused',
    answer: answerNo(ship, { code, facts: {} }),
  });
  const judged = async (told: User, { user, team }: Sender): Promise<Who> => {
    if (told.is_bot === true) return { status: 'ignored' };
    if (isAway(told) || !isOurs(told.team_id ?? team)) return no('OtherWorkspace');
    if (isGuest(told)) return no('GuestMayNot');
    return { status: 'person', person: await admitted(ship, user, told) };
  };
  return {
    who: async (sender, when = 'now') => {
      const { user, team } = sender;
      if (user === me.botUserId || user === 'USLACKBOT') return { status: 'ignored' };
      if (!isOurs(team)) return no('OtherWorkspace');
      const told = await ask(user, when);
      if (told === undefined) return unasked(ship, user);
      return told === 'invisible' ? no('OtherWorkspace') : judged(told, sender);
    },
    changed: (user, hasLeft) => {
      forget(user);
      heardBy(ship)(user, hasLeft);
    },
  };
}

const isAway = (told: User): boolean => told.is_stranger === true || told.deleted === true;
const isGuest = (told: User): boolean =>
  told.is_restricted === true || told.is_ultra_restricted === true;

/** Somebody of this workspace who is there: no guest, no bot, and not gone. */
export const isMember = (told: User): boolean =>
  told.is_bot !== true && !isAway(told) && !isGuest(told);

/** Slack knows no such account, or not from here. */
export const isUnknownUser = (error: unknown): boolean =>
  slackTrouble(error)?.code.startsWith('user_not_') === true;

/** The name that people see. */
export const namedIn = (told: User, user: string): string =>
  [told.profile?.display_name, told.real_name, told.name].find((name) => name) ?? user;

const accountOf = (user: string): string => `slack:${user}`;

/** Whoever is a member of the workspace is taken in under the name that people see. */
async function admitted({ directory }: Ship, user: string, told: User): Promise<PersonId> {
  const known = directory.with(accountOf(user));
  if (known !== undefined) return known;
  return directory.admit(accountOf(user), namedIn(told, user));
}

/** Slack was silent. Who is named in the configuration was vouched for by whoever wrote it. */
function unasked({ configurations, directory, rosters }: Ship, user: string): Who {
  const { people } = configurations.current();
  const isNamed = Object.values(people).some(({ slack }) => slack.includes(user));
  const person =
    isNamed && !rosters.hasLeft(accountOf(user)) ? directory.with(accountOf(user)) : undefined;
  return person ? { status: 'person', person } : { status: 'refused', answer: notSaid };
}

const notSaid: Answer = {
  accepted: false,
  refusal: {
    code: 'NotSignedIn',
    reason: slackAnswers.unknownPerson,
    lift: slackAnswers.unknownPersonLift,
  },
};

/** Of accounts that belong to nobody here nothing is kept. */
const heardBy =
  ({ directory, rosters }: Ship) =>
  (user: string, hasLeft: boolean): void => {
    const account = accountOf(user);
    if (directory.with(account) !== undefined) rosters.heard(account, hasLeft);
  };

/** `isSilent`: Slack was asked and did not say. */
type Kept = { readonly until: number; readonly told: Told; readonly isSilent: boolean };

/** What Slack says of an account, kept for a while. */
function cached(ship: Ship, users: Source['users']) {
  const { clock, log } = ship;
  const heard = heardBy(ship);
  const kept = new Map<string, Kept>();
  let silentUntil = 0;
  const fetched = async (user: string): Promise<Told> => {
    try {
      const told = UserInfo.parse(await users.info({ user })).user;
      heard(user, !isMember(told));
      return told;
    } catch (err) {
      if (isUnknownUser(err)) return 'invisible';
      const trouble = slackTrouble(err);
      log.warn({ event: 'SlackPersonNotSaid', err });
      // An odd answer speaks of one account; that Slack is away or busy is so for all of them.
      if (trouble && mayPass(trouble)) {
        silentUntil = clock.monotonic() + (trouble.kind === 'wait' ? trouble.ms : silentMs);
      }
      return undefined;
    }
  };
  const keep = (user: string, told: Told, forMs: number): Told => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(user, { until: clock.monotonic() + forMs, told, isSilent: forMs === silentMs });
    return told;
  };
  const isSilent = (): boolean => clock.monotonic() < silentUntil;
  const ask = async (user: string, when: When): Promise<Told> => {
    const before = kept.get(user);
    const isFresh = before !== undefined && clock.monotonic() < before.until;
    // What Slack does not say is not asked for each order; what it says is.
    if (isFresh && (when === 'lately' || before.isSilent)) return before.told;
    const told = isSilent() ? undefined : await fetched(user);
    if (told !== undefined) return keep(user, told, freshMs);
    return isSilent() ? before?.told : keep(user, before?.told, silentMs);
  };
  return { ask, forget: (user: string) => void kept.delete(user) };
}
