import { z } from 'zod';
import type { Directory } from '../app/people/directory.ts';
import type { Log } from '../app/ship.ts';
import { openClients } from './clients.ts';
import { isMember, isUnknownUser, namedIn, type User, UserInfo } from './people.ts';
import type { SlackSettings } from './settings.ts';

const Group = z.object({ users: z.array(z.string()) });

type Asked = {
  readonly settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>;
  readonly directory: Pick<Directory, 'with' | 'admit'>;
  readonly log: Log;
};

type Users = Pick<ReturnType<typeof openClients>['outgoing'], 'users'>;

const toldOf = async ({ users }: Users, user: string): Promise<User> =>
  UserInfo.parse(await users.info({ user })).user;

/**
 * Answers whether an account (`slack:U0FIRST`) can order nothing any more; undefined for one that Slack does not know.
 * Rejects when Slack says nothing.
 */
export function accountAsker({ settings, log }: Pick<Asked, 'settings' | 'log'>) {
  const { outgoing: slack } = openClients(settings, log);
  return async (account: string): Promise<boolean | undefined> => {
    try {
      return !isMember(await toldOf(slack, account.replace(/^slack:/u, '')));
    } catch (error) {
      if (isUnknownUser(error)) return undefined;
      throw error;
    }
  };
}

type Member = { readonly account: string; readonly told: User };

/** Who is in a user group now. Whoever has left, guests and bots drop out. */
async function membersIn(
  slack: ReturnType<typeof openClients>['outgoing'],
  usergroup: string,
): Promise<readonly Member[]> {
  const { users } = Group.parse(await slack.usergroups.users.list({ usergroup }));
  const members: Member[] = [];
  // One after the other: Slack counts how often it is asked.
  for (const user of users) {
    const told = await toldOf(slack, user);
    if (isMember(told)) members.push({ account: `slack:${user}`, told });
  }
  return members;
}

/** Answers who is in a user group of Slack, by account, and takes nobody in. Rejects when Slack does not say. */
export function groupLister({ settings, log }: Pick<Asked, 'settings' | 'log'>) {
  const { outgoing: slack } = openClients(settings, log);
  return async (usergroup: string): Promise<readonly string[]> =>
    (await membersIn(slack, usergroup)).map(({ account }) => account);
}

/**
 * Answers who is in a user group of Slack, by account. Whoever has left, guests and bots drop out; members whom the
 * configuration does not name are taken in. Rejects when Slack does not say.
 */
export function groupAsker({ settings, directory, log }: Asked) {
  const { outgoing: slack } = openClients(settings, log);
  return async (usergroup: string): Promise<readonly string[]> => {
    const members = await membersIn(slack, usergroup);
    for (const { account, told } of members) {
      if (directory.with(account) !== undefined) continue;
      await directory.admit(account, namedIn(told, account.replace(/^slack:/u, '')));
    }
    return members.map(({ account }) => account);
  };
}
