import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Random } from '../lib/random.ts';
import { startCountingServer } from './counting-server.ts';
import { playbookOf } from './playbook.ts';

/** Who has a token of their own. */
export const people = ['first', 'second', 'support', 'ci'] as const;
export type Who = (typeof people)[number];
export const services = ['alpha', 'bravo', 'charlie'] as const;
/** Each service has the playbook that its name stands for, and another one to switch to. */
const playbooks = ['main', 'other'] as const;

/** Everything that stands outside of the bot: the folder, the targets, the configuration. */
export type Scene = AsyncDisposable & {
  readonly directory: string;
  readonly configuration: string;
  readonly playbooks: string;
  readonly effects: string;
  readonly tokens: Readonly<Record<Who, string>>;
};

const target = fileURLToPath(new URL('./target.sh', import.meta.url));

/** Builds the scene in a folder of its own, gone when it is disposed. */
export async function openScene(
  random: Random,
  { slow }: { readonly slow: boolean },
): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'sternway-faults-'));
  stack.defer(() => rmSync(directory, { recursive: true, force: true }));
  const effects = join(directory, 'effects.jsonl');
  const server = stack.use(await startCountingServer(effects));
  const tokens = { first: token(), second: token(), support: token(), ci: token() };
  const configuration = join(directory, 'sternway.yaml');
  writeFileSync(configuration, stringify(configurationOf(tokens)));
  const folder = join(directory, 'playbooks');
  mkdirSync(folder);
  for (const service of services) {
    for (const name of playbooks) {
      const drawn = random.fork(`${service}/${name}`);
      const written = playbookOf(drawn, {
        service,
        name,
        target,
        effects,
        server: server.url,
        slow,
      });
      writeFileSync(join(folder, `${service}-${name}.yaml`), stringify(written));
    }
  }
  const all = stack.move();
  return {
    directory,
    configuration,
    playbooks: folder,
    effects,
    tokens,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const token = (): string => randomBytes(24).toString('base64url');
const digest = (text: string) => ({ sha256: createHash('sha256').update(text).digest('hex') });

function configurationOf(tokens: Scene['tokens']) {
  const service = (name: string) => ({
    owner: 'crew',
    environments: ['prod'],
    playbook: `${name}-main`,
    effects: [],
    datasets: {},
    authority: { roster: ['crew'], deputy: 'second', max_wait: '5m' },
    roles: { support: ['support'], ops: ['first'] },
    objectives: { mitigate: '5m', recover: '30m' },
  });
  return {
    version: 1,
    environments: { prod: { protected: false } },
    people: {
      first: { tokens: ['first'] },
      second: { tokens: ['second'] },
      support: { tokens: ['support'] },
    },
    groups: { crew: { people: ['first', 'second'] } },
    admins: ['first'],
    tokens: {
      first: digest(tokens.first),
      second: digest(tokens.second),
      support: digest(tokens.support),
      ci: { ...digest(tokens.ci), may: ['release.register'] },
    },
    services: Object.fromEntries(services.map((name) => [name, service(name)])),
  };
}
