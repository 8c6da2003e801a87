import type { Instant, PersonId } from '../../core/ids.ts';

/** What lets a person read the dashboard until a moment: by the SHA-256 of the secret, which is kept nowhere. */
export type Pass = {
  readonly digest: string;
  readonly person: PersonId;
  readonly until: Instant;
};

export type Spent =
  | { readonly status: 'signed-in'; readonly person: PersonId }
  | { readonly status: 'spent' }
  | { readonly status: 'expired' }
  | { readonly status: 'unknown' };

/** Links that sign in once, and the sessions that they were spent for. Part of the port Registry; nothing of it is history. */
export type Passes = {
  /** Keeps a link. What was over for a day before `at` is forgotten. */
  readonly issueLink: (link: Pass, at: Instant) => Promise<void>;
  /** What a link is worth at this moment; nothing is spent. */
  readonly lookAtLink: (digest: string, at: Instant) => Promise<Spent>;
  /** Spends a link and begins its person's session, in one transaction: of two who come at once one is let in. */
  readonly spendLink: (
    digest: string,
    session: Omit<Pass, 'person'>,
    at: Instant,
  ) => Promise<Spent>;
  /** The session of this digest, unless it is over or was ended. */
  readonly session: (digest: string, at: Instant) => Promise<Pass | undefined>;
  /** Ends one session, or all of a person and their open links with them. */
  readonly endSessions: (
    which: { readonly digest: string } | { readonly person: PersonId },
  ) => Promise<void>;
};
