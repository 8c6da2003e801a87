import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** A folder with everything that a process needs: configuration, playbooks, tokens. */
export type Place = Disposable & {
  readonly directory: string;
  readonly configuration: string;
  readonly playbooks: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly write: (path: string, content: string) => void;
  readonly configure: (services: Services) => void;
  readonly playbook: (name: string, content: object) => void;
};

/** Each service with what is special about it. */
export type Services = Readonly<Record<string, object>>;

const people = ['ada', 'bo', 'oz'] as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function place(services: Services, base = tmpdir()): Place {
  const directory = mkdtempSync(join(base, 'sternway-e2e-'));
  const configuration = join(directory, 'sternway.yaml');
  const playbooks = join(directory, 'playbooks');
  mkdirSync(playbooks);
  const names = [...people, 'ci'];
  const tokens = Object.fromEntries(
    names.map((name) => [name, randomBytes(24).toString('base64url')]),
  );
  const write: Place['write'] = (path, content) => writeFileSync(join(directory, path), content);
  const configure: Place['configure'] = (given) =>
    write('sternway.yaml', stringify(rules(given, tokens)));
  configure(services);
  return {
    directory,
    configuration,
    playbooks,
    tokens,
    write,
    configure,
    playbook: (name, content) =>
      write(`playbooks/${name}.yaml`, stringify(playbook(name, content))),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

const rules = (services: Services, tokens: Place['tokens']) => ({
  version: 1,
  mode: 'act',
  workspaces: ['T0TEST'],
  default_environment: 'prod',
  environments: { prod: { protected: true } },
  people: Object.fromEntries(people.map((name) => [name, { tokens: [`laptop-${name}`] }])),
  admins: ['ada'],
  tokens: {
    ...Object.fromEntries(
      people.map((name) => [`laptop-${name}`, { sha256: sha256(tokens[name] ?? '') }]),
    ),
    ci: { sha256: sha256(tokens['ci'] ?? ''), may: ['release.register'] },
  },
  services: Object.fromEntries(
    Object.entries(services).map(([name, special]) => [
      name,
      {
        owner: 'team',
        environments: ['prod'],
        playbook: name,
        authority: { roster: ['ada', 'bo'], max_wait: '5m' },
        ...special,
      },
    ]),
  ),
});

const playbook = (name: string, content: object) => ({
  apiVersion: 'sternway/v1',
  kind: 'Playbook',
  metadata: { name, service: name, owner: 'team', version: '1', last_reviewed: '2026-11-20' },
  assumes: [{ text: 'Nobody else deploys', check: 'unproven' }],
  ...content,
});

/** A step that runs a program, and at which it is safe to stay. */
export const run = (id: string, argv: readonly string[], more: object = {}) => ({
  id,
  name: `Do ${id}`,
  kind: 'exec',
  with: { argv },
  timeout: '60s',
  rest: true,
  ...more,
});
