import { setTimeout } from 'node:timers/promises';
import { lookEveryMs } from '../lib/discover.ts';
import type { Surroundings } from '../lib/environment.ts';
import { instancesOf, layout, type ServiceName } from '../lib/layout.ts';
import type { Instance } from '../lib/shapes.ts';
import { type Child, endChild, startChild } from './child.ts';

type Entry = { readonly service: ServiceName; readonly version: string; readonly child: Child };

/** How an order to run a version ended. */
export type Replaced =
  | { readonly status: 'replaced' | 'unchanged'; readonly instance: Instance }
  | { readonly status: 'noSuchInstance'; readonly known: readonly string[] }
  | { readonly status: 'noSuchVersion'; readonly known: readonly string[] }
  | { readonly status: 'busy' }
  | { readonly status: 'failed'; readonly why: string };

/** Everything that the platform runs. It starts nothing again by itself. */
export class Fleet {
  readonly #entries = new Map<string, Entry>();
  readonly #busy = new Set<string>();
  readonly #given: Omit<Surroundings, 'instance' | 'version'>;

  constructor(given: Omit<Surroundings, 'instance' | 'version'>) {
    this.#given = given;
  }

  /** What is believed to run, by id, dead processes included as `gone`. */
  list(): readonly Instance[] {
    const all = Array.from(this.#entries, ([id, entry]) => describe(id, entry));
    return all.sort((a, b) => a.id.localeCompare(b.id));
  }

  /** Starts all instances of a service at its first version. Throws where one does not start. */
  async startAll(service: ServiceName): Promise<void> {
    const version = layout[service].versions[0];
    await Promise.all(instancesOf(service).map((id) => this.#start(id, service, version)));
  }

  /**
   * Puts `version` in the place of what runs as `id`: the new process must answer before the old one
   * is left, so a version that cannot start changes nothing. The same version again does nothing.
   */
  async replace(id: string, version: string): Promise<Replaced> {
    const old = this.#entries.get(id);
    if (!old) return { status: 'noSuchInstance', known: Array.from(this.#entries.keys()) };
    const known: readonly string[] = layout[old.service].versions;
    if (!known.includes(version)) return { status: 'noSuchVersion', known };
    if (this.#busy.has(id)) return { status: 'busy' };
    if (old.version === version && describe(id, old).state === 'running')
      return { status: 'unchanged', instance: describe(id, old) };
    return this.#swap(id, old, version);
  }

  async #swap(id: string, old: Entry, version: string): Promise<Replaced> {
    this.#busy.add(id);
    try {
      const entry = await this.#start(id, old.service, version);
      // Whoever looks for addresses must have looked once more before the old one refuses them.
      await setTimeout(2.5 * lookEveryMs);
      await endChild(old.child.process, 'SIGTERM');
      return { status: 'replaced', instance: describe(id, entry) };
    } catch (problem) {
      return {
        status: 'failed',
        why: problem instanceof Error ? problem.message : String(problem),
      };
    } finally {
      this.#busy.delete(id);
    }
  }

  async #start(id: string, service: ServiceName, version: string): Promise<Entry> {
    const child = await startChild(layout[service].script, {
      ...this.#given,
      instance: id,
      version,
    });
    const entry = { service, version, child };
    this.#entries.set(id, entry);
    return entry;
  }

  /** Ends one instance and keeps it listed as `gone`. Answers undefined where there is none of that name. */
  async stop(id: string): Promise<Instance | undefined> {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    await endChild(entry.child.process, 'SIGTERM');
    return describe(id, entry);
  }

  /** Kills everything at once. */
  async end(): Promise<void> {
    const children = Array.from(this.#entries.values(), ({ child }) => child.process);
    await Promise.all(children.map((child) => endChild(child, 'SIGKILL')));
  }
}

function describe(id: string, { service, version, child }: Entry): Instance {
  const { url, startedAt, pid } = child;
  const ended = child.process.exitCode !== null || child.process.signalCode !== null;
  return { id, service, url, version, startedAt, state: ended ? 'gone' : 'running', pid };
}
