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
  /** The first of the people. */
  readonly admin: string;
  readonly write: (path: string, content: string) => void;
  readonly configure: (services: Services) => void;
  readonly playbook: (name: string, content: object) => void;
};

/** Each service with what is special about it. */
export type Services = Readonly<Record<string, object>>;

/** The people of the configuration, each with the accounts that they have beside a token. */
export type Cast = Readonly<Record<string, { readonly slack?: readonly string[] }>>;

export type PlaceOptions = {
  readonly cast?: Cast;
  readonly workspace?: string;
  readonly terms?: Readonly<Record<string, string>>;
};

/** The first two are the roster of every service, the first is the admin. */
const usual: Cast = { ada: {}, bo: {}, oz: {} };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function place(services: Services, options: PlaceOptions = {}): Place {
  const { cast = usual, workspace = 'T0TEST', terms = {} } = options;
  const directory = mkdtempSync(join(tmpdir(), 'sternway-e2e-'));
  const configuration = join(directory, 'sternway.yaml');
  const playbooks = join(directory, 'playbooks');
  mkdirSync(playbooks);
  const names = [...Object.keys(cast), 'ci'];
  const tokens = Object.fromEntries(
    names.map((name) => [name, randomBytes(24).toString('base64url')]),
  );
  const write: Place['write'] = (path, content) => writeFileSync(join(directory, path), content);
  const configure: Place['configure'] = (given) =>
    write('sternway.yaml', stringify(rules(given, { tokens, cast, workspace, terms })));
  configure(services);
  return {
    directory,
    configuration,
    playbooks,
    tokens,
    admin: names[0] ?? '',
    write,
    configure,
    playbook: (name, content) =>
      write(`playbooks/${name}.yaml`, stringify(playbook(name, content))),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

type Frame = Required<PlaceOptions> & Pick<Place, 'tokens'>;

const rules = (services: Services, { tokens, cast, workspace, terms }: Frame) => ({
  version: 1,
  mode: 'act',
  workspaces: [workspace],
  default_environment: 'prod',
  environments: { prod: { protected: true }, staging: { protected: false } },
  people: Object.fromEntries(
    Object.entries(cast).map(([name, one]) => [name, { ...one, tokens: [`laptop-${name}`] }]),
  ),
  admins: Object.keys(cast).slice(0, 1),
  terms,
  // Its secret is set nowhere: what is approved is not taken, and that is on record.
  status_page: { url_secret: 'status_page' },
  // So are these: a published report waits for its webhook.
  report: { webhook_url_secret: 'report_url', webhook_signing_secret: 'report_signing' },
  tokens: {
    ...Object.fromEntries(
      Object.keys(cast).map((name) => [`laptop-${name}`, { sha256: sha256(tokens[name] ?? '') }]),
    ),
    ci: { sha256: sha256(tokens['ci'] ?? ''), may: ['release.register', 'webhook'] },
  },
  services: Object.fromEntries(
    Object.entries(services).map(([name, special]) => [
      name,
      {
        owner: 'team',
        environments: ['prod'],
        playbook: name,
        authority: { roster: Object.keys(cast).slice(0, 2), max_wait: '5m' },
        // It leaves nothing over and keeps nothing, unless the test says otherwise.
        effects: [],
        datasets: {},
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
