import type { Workspace } from './workspace.ts';

/** A person or a bot, also of another workspace (`teamId`) and also one who has left (`deleted`). */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string | undefined;
  readonly isBot: boolean;
  /** A guest: sees only the channels they are in. */
  readonly isRestricted: boolean;
  readonly deleted: boolean;
  readonly teamId: string;
  readonly tz: string;
};

/** A user as one writes it down: only id and name are needed. */
export type UserDraft = Pick<User, 'id' | 'name'> & Partial<User>;

/** Adds or replaces a user. */
export const putUser = (workspace: Workspace, draft: UserDraft): User => {
  const user: User = {
    realName: draft.name,
    email: draft.isBot === true ? undefined : `${draft.name}@shop.example`,
    isBot: false,
    isRestricted: false,
    deleted: false,
    teamId: workspace.team.id,
    tz: 'Etc/UTC',
    ...draft,
  };
  workspace.users.set(user.id, user);
  return user;
};
