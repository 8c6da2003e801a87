import { z } from 'zod';
import type { TrackerEntry } from '../app/ports/trackers.ts';
import { HttpUrl } from '../lib/http/with.ts';
import { Name, SecretName, Words, YesNo } from '../written/scalars.ts';

/** An address to which paths are put. */
const Base = HttpUrl.transform((url) => url.replace(/\/+$/u, ''));
const isPrivate = YesNo.prefault(false).describe('Follow-ups of private incidents go there, too');

/** Where follow-ups are kept outside. Secrets by name, as everywhere. */
const WrittenTracker = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('github'),
    repository: z
      .string()
      .regex(/^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/u, 'a repository is written owner/name'),
    token_secret: SecretName,
    url: Base.prefault('https://api.github.com').describe('Another one with GitHub Enterprise'),
    labels: z.array(Words).default([]),
    private: isPrivate,
  }),
  z.strictObject({
    kind: z.literal('jira'),
    url: Base.describe('https://acme.atlassian.net'),
    project: z.string().regex(/^[A-Z][A-Z0-9_]{0,30}$/u, 'a project of Jira is written OPS'),
    issue_type: Words.default('Task'),
    email: Words.describe('Whose account it is'),
    token_secret: SecretName.describe('An API token of this account'),
    private: isPrivate,
  }),
  z.strictObject({
    kind: z.literal('linear'),
    team: z.uuid('a team of Linear is named by its UUID'),
    key_secret: SecretName.describe('A personal API key'),
    url: HttpUrl.default('https://api.linear.app/graphql'),
    private: isPrivate,
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    url_secret: SecretName,
    signing_secret: SecretName,
    private: isPrivate,
  }),
]);

/** What the configuration says of them. */
export const writtenTrackers = {
  trackers: z.record(Name, WrittenTracker).default({}).describe('Where follow-ups are kept'),
  tracker: Name.optional().describe('Where those of a service are kept that names none'),
} as const;

type Written = z.output<typeof WrittenTracker>;

const Signed = z.strictObject({ secret: SecretName }).optional();

/** What the webhooks of trackers sign with. */
export const Issues = z.strictObject({
  github: Signed,
  jira: Signed,
  linear: Signed,
  webhook: Signed,
});

export const trackersOf = ({ trackers, tracker }: All) => ({
  trackers: Object.fromEntries(
    Object.entries(trackers).map(([name, written]) => [name, trackerOf(written)]),
  ),
  usualTracker: tracker,
});
type All = {
  readonly trackers: Readonly<Record<string, Written>>;
  readonly tracker?: string | undefined;
};

function trackerOf(written: Written): TrackerEntry {
  const isOpenToPrivate = written.private;
  switch (written.kind) {
    case 'github': {
      const { kind, repository, token_secret: tokenSecret, url, labels } = written;
      return { kind, repository, tokenSecret, url, labels, isOpenToPrivate };
    }
    case 'jira': {
      const { kind, url, project, issue_type: issueType, email } = written;
      const tokenSecret = written.token_secret;
      return { kind, url, project, issueType, email, tokenSecret, isOpenToPrivate };
    }
    case 'linear':
      return {
        kind: written.kind,
        url: written.url,
        team: written.team,
        keySecret: written.key_secret,
        isOpenToPrivate,
      };
    case 'webhook':
      return {
        kind: written.kind,
        urlSecret: written.url_secret,
        signingSecret: written.signing_secret,
        isOpenToPrivate,
      };
  }
}
