import { z } from 'zod';

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

/** Every variable that Sternway knows, with what it means. `.env.example` lists the same ones; a test keeps them equal. */
export const Variables = z.object({
  STERNWAY_CONFIG: z.string().min(1).default('./sternway.yaml'),
  STERNWAY_PLAYBOOKS: z.string().min(1).default('./playbooks'),
  STERNWAY_DATA: z.string().min(1).default('./data'),
  STERNWAY_SECRETS_DIR: optional,
  STERNWAY_ALLOW_ADDRESSES: list,
  DATABASE_URL: optional.refine((url) => url === undefined, {
    error: 'this version keeps its registry in SQLite only; leave DATABASE_URL empty',
  }),
  REDIS_URL: optional,
  REDIS_MANAGED: yes,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(3400),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What the environment says, as the composition root needs it. */
export type Settings = {
  readonly config: string;
  readonly playbooks: string;
  readonly data: string;
  readonly allowAddresses: readonly string[];
  readonly redis: { readonly url: string; readonly managed: boolean } | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly secretsDir: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The environment holds something that cannot be used. All problems are told at once. */
class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid';
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
}

/** Reads the environment: the only place that does. Throws `EnvironmentInvalid` with every problem. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Settings {
  const known = Object.keys(Variables.shape);
  const set = Object.fromEntries(
    known.map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const read = Variables.safeParse(set);
  if (!read.success) {
    throw new EnvironmentInvalid(
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  const { data: found } = read;
  return {
    config: found.STERNWAY_CONFIG,
    playbooks: found.STERNWAY_PLAYBOOKS,
    data: found.STERNWAY_DATA,
    allowAddresses: found.STERNWAY_ALLOW_ADDRESSES,
    redis:
      found.REDIS_URL === undefined
        ? undefined
        : { url: found.REDIS_URL, managed: found.REDIS_MANAGED },
    host: found.HOST,
    port: found.PORT,
    logLevel: found.LOG_LEVEL,
    secretsDir: found.STERNWAY_SECRETS_DIR,
    env,
  };
}
