import { z } from 'zod';
import { Duration } from './lib/durations.ts';
import { ok, type Result } from './lib/result.ts';
import { isPostgresUrl } from './registry/postgres/url.ts';
import type { SlackSettings } from './slack/settings.ts';
import { secretsOf, slackOf } from './slack-environment.ts';

const Port = z.coerce.number().int().min(0).max(65_535);
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
const yes = z
  .enum(['', 'yes', 'no'])
  .default('no')
  .transform((word) => word === 'yes');
/** Set to nothing is as good as not set: that is what `.env` files and compose files do. */
const optional = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

/** `https://host` or `http://host:port`, and nothing behind it. */
const isOrigin = (url: string): boolean =>
  URL.canParse(url) &&
  /^https?:$/u.test(new URL(url).protocol) &&
  new URL(url).href === `${new URL(url).origin}/`;

/** Secrets come out of files, with a line feed at their end. */
const secret = optional.transform((text) => text?.trim());

const OfSlack = z.object({
  SLACK_MODE: z.enum(['socket', 'http', 'off']).optional(),
  SLACK_BOT_TOKEN: secret,
  SLACK_APP_TOKEN: secret,
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: optional,
  SLACK_ANNOUNCE_CHANNEL: optional,
  SLACK_SOCKET_STAGGER: Duration.prefault('90s'),
});

/** Every variable that Sternway knows, with what it means. `.env.example` lists the same ones; a test keeps them equal. */
export const Variables = z.object({
  ...OfSlack.shape,
  STERNWAY_CONFIG: z.string().min(1).default('./sternway.yaml'),
  STERNWAY_PLAYBOOKS: z.string().min(1).default('./playbooks'),
  STERNWAY_SCENARIOS: z.string().min(1).default('./scenarios'),
  STERNWAY_DATA: z.string().min(1).default('./data'),
  STERNWAY_SECRETS_DIR: optional,
  STERNWAY_ALLOW_ADDRESSES: list,
  DATABASE_URL: secret.refine((url) => url === undefined || isPostgresUrl(url), {
    error: 'is the address of a PostgreSQL database: postgres://user:password@host:5432/database',
  }),
  REDIS_URL: optional,
  REDIS_MANAGED: yes,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(3400),
  STERNWAY_PUBLIC_URL: optional.refine((url) => url === undefined || isOrigin(url), {
    error:
      'is the address by which browsers reach this server, without a path: https://sternway.example.com',
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What the environment says, as the composition root needs it. */
export type Settings = {
  /** Undefined where there is no Slack: orders come over HTTP and the command line then. */
  readonly slack: SlackSettings | undefined;
  readonly config: string;
  readonly playbooks: string;
  readonly scenarios: string;
  readonly data: string;
  readonly allowAddresses: readonly string[];
  /** The address of the PostgreSQL that keeps the registry; without it a file in `data` does. */
  readonly database: string | undefined;
  readonly redis: { readonly url: string; readonly managed: boolean } | undefined;
  readonly host: string;
  readonly port: number;
  /** Where browsers reach this server, where the operator says it. */
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  readonly secretsDir: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The environment holds something that cannot be used. All problems are told at once. */
export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid';
  /** A sentence each; none holds a value. */
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the environment: the only place that does. Throws `EnvironmentInvalid` with every problem. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Settings {
  const known = Object.keys(Variables.shape);
  const set = Object.fromEntries(
    known.map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const read = Variables.safeParse(set);
  const slack = slackIn(set);
  if (!read.success || !slack.ok) {
    throw new EnvironmentInvalid([
      ...(slack.ok ? [] : slack.error),
      ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ]);
  }
  const { data: found } = read;
  return {
    slack: slack.value,
    config: found.STERNWAY_CONFIG,
    playbooks: found.STERNWAY_PLAYBOOKS,
    scenarios: found.STERNWAY_SCENARIOS,
    data: found.STERNWAY_DATA,
    allowAddresses: found.STERNWAY_ALLOW_ADDRESSES,
    database: found.DATABASE_URL,
    redis:
      found.REDIS_URL === undefined
        ? undefined
        : { url: found.REDIS_URL, managed: found.REDIS_MANAGED },
    host: found.HOST,
    port: found.PORT,
    publicUrl: found.STERNWAY_PUBLIC_URL,
    logLevel: found.LOG_LEVEL,
    secretsDir: found.STERNWAY_SECRETS_DIR,
    env,
  };
}

const shortestPassword = 6;

/** What must stand in no line of the log, by the names under which it is set. */
export function secretsIn({ slack, database }: Settings): Readonly<Record<string, string>> {
  const password = database === undefined ? '' : decodeURIComponent(new URL(database).password);
  return {
    ...secretsOf(slack),
    ...(database !== undefined && { DATABASE_URL: database }),
    // A shorter one stands in half of all words, and taking it out everywhere would tell it.
    ...(password.length >= shortestPassword && { 'DATABASE_URL (its password)': password }),
  };
}

/** Apart from the rest, so that what is wrong with the tokens is told in one go with what is wrong elsewhere. */
function slackIn(
  set: Readonly<Record<string, string | undefined>>,
): Result<SlackSettings | undefined, readonly string[]> {
  const read = OfSlack.safeParse(set);
  return read.success ? slackOf(read.data) : ok(undefined);
}
