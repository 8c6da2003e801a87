import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask } from './lib/ask.ts';
import { commitOf, type Registration, register } from './lib/register.ts';
import { Instance } from './lib/shapes.ts';

/** Rolls a version of a service over its instances, one after another, as a person or CI would, and registers the release with Sternway. */

const usage = `Usage: node sandbox/shop/deploy.ts <service> <version> --platform URL
  [--only INSTANCE]                 this instance alone; nothing is registered
  [--sternway URL --token TOKEN]    register the release when all instances run it
  [--environment prod] [--commit HEX40]
  [--register-only --live-since ISO] the deployment stands: only register it
`;
const replaceMs = 30_000;

const Words = z.object({
  platform: z.url(),
  only: z.string().optional(),
  sternway: z.url().optional(),
  token: z.string().optional(),
  environment: z.string().default('prod'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/u, 'a commit has 40 hexadecimal digits')
    .optional(),
  'register-only': z.boolean().default(false),
  'live-since': z.iso.datetime().optional(),
});
type Words = z.infer<typeof Words>;

const say = (line: string) => process.stdout.write(`${line}\n`);

function leave(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readWords(): { service: string; version: string; words: Words } {
  const text = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        platform: text,
        only: text,
        sternway: text,
        token: text,
        environment: text,
        commit: text,
        'register-only': { type: 'boolean' },
        'live-since': text,
      },
    });
    const [service, version] = z.tuple([z.string(), z.string()]).parse(positionals);
    return { service, version, words: Words.parse(values) };
  } catch (problem) {
    return leave(2, `${problem instanceof Error ? problem.message : String(problem)}\n${usage}`);
  }
}

/** The instances to roll over. Ends the script where the platform is silent or knows none. */
async function wanted(service: string, { platform, only }: Words): Promise<readonly Instance[]> {
  const url = `${platform}/instances?service=${encodeURIComponent(service)}`;
  const all = await ask(z.array(Instance), url).catch((problem: unknown) =>
    leave(
      1,
      `The platform at ${platform} does not answer: ${String(problem)}. Nothing was changed.`,
    ),
  );
  const chosen = all.filter(({ id }) => only === undefined || id === only);
  if (chosen.length > 0) return chosen;
  const known = all.map(({ id }) => id).join(', ') || 'none';
  return leave(1, `No instance to deploy ${only ?? service} to. There is: ${known}.`);
}

async function roll(instances: readonly Instance[], version: string, platform: string) {
  const rolled: Instance[] = [];
  for (const { id } of instances) {
    const url = `${platform}/instances/${encodeURIComponent(id)}`;
    const given = { method: 'PUT', body: { version }, timeoutMs: replaceMs };
    const instance = await ask(Instance, url, given).catch((problem: unknown) => {
      const done = rolled.map(({ id }) => id).join(', ') || 'none';
      return leave(1, `${id} was not deployed: ${String(problem)}\nOn ${version} by now: ${done}.`);
    });
    say(`${id} runs version ${instance.version}, since ${instance.startedAt}.`);
    rolled.push(instance);
  }
  return rolled;
}

async function announce(given: Registration, sternway: Words): Promise<void> {
  if (sternway.sternway === undefined) return;
  if (sternway.token === undefined) return leave(2, `--sternway needs --token.\n${usage}`);
  const problem = await register(sternway.sternway, sternway.token, given);
  if (problem === undefined) {
    say(`Release ${given.version} of ${given.target} is registered with Sternway.`);
    return;
  }
  process.stderr.write(
    `Release ${given.version} is NOT registered with Sternway: ${problem}\n` +
      'The deployment itself stands. Until it is registered, Sternway cannot offer to roll it back. Again:\n' +
      `  the same command with --register-only --live-since ${given.liveSince} --commit ${given.commit}\n`,
  );
}

const { service, version, words } = readWords();
const instances = await wanted(service, words);
const rolled = words['register-only'] ? instances : await roll(instances, version, words.platform);
const first = rolled.map(({ startedAt }) => startedAt).sort()[0];
const liveSince = words['live-since'] ?? first ?? new Date().toISOString();
const target = `${service}@${words.environment}`;
const commit = words.commit ?? commitOf(service, version);
if (words.only === undefined) await announce({ target, version, commit, liveSince }, words);
