import { incidentStream, openIncidents } from '../../app/incidents.ts';
import type { Erasure, Person } from '../../app/ports/registry.ts';
import { holdOn } from '../../app/retention/hold-on.ts';
import { takenOut } from '../../app/retention/taken-out.ts';
import type { Options } from '../arguments.ts';
import type { Chest, Shell } from '../shell.ts';
import { type Keeper, KeeperRefuses, type ToErase } from './keeper.ts';

/** The registry as its file, which this process has for itself. Whoever can write the file may do all of this. */
export function fileKeeper(shell: Shell, chest: Chest, options: Options): Keeper {
  const { registry } = chest;
  return {
    verify: chest.verify,
    bundle: () => {
      throw new KeeperRefuses(
        'A bundle is made by the running process: it signs the anchor that proves it. Start Sternway, and ask again. Nothing was exported.',
      );
    },
    exportEvents: async (incident) => ({
      events: incident === undefined ? await registry.head() : undefined,
      pieces: chest.exportEvents(incident && incidentStream(incident)),
    }),
    rebuild: chest.rebuild,
    replay: chest.replay,
    erase: eraser(shell, registry, options),
    [Symbol.asyncDispose]: () => chest[Symbol.asyncDispose](),
  };
}

/** Erases by order of whoever is named, unless a legal hold is on it. */
function eraser(shell: Shell, registry: Chest['registry'], options: Options): Keeper['erase'] {
  return async (what) => {
    const people = await registry.people();
    const by = personIn(people, options.as ?? shell.env['USER'] ?? '');
    if (by === undefined) {
      throw new KeeperRefuses(
        'An erasure goes on record with who ordered it. Say who you are with --as <name>, as sternway.yaml lists people. Nothing was erased.',
      );
    }
    const meant = meantBy(what, people);
    if (meant === undefined) return undefined;
    const held = await holdOn({ registry, incidents: openIncidents(registry) }, meant);
    if (held) {
      throw new KeeperRefuses(
        `A legal hold is on ${held.facts.incident}: nothing of it is erased, and nobody who had a part in it. Nothing was erased.`,
        held.code,
      );
    }
    const { basis } = what;
    const order = { what: meant, by: by.id, basis, at: shell.now(), via: 'local' } as const;
    if (!(await registry.erase(order))) return undefined;
    const copies = await takenOut(registry, meant);
    return {
      takenOut: copies.map((one) => ({
        ...one,
        to: people.find(({ id }) => id === one.to)?.name ?? one.to,
      })),
    };
  };
}

const personIn = (people: readonly Person[], said: string): Person | undefined =>
  people.find(
    ({ id, name }) => name.toLowerCase() === said.replace(/^@/u, '').toLowerCase() || id === said,
  );

function meantBy(what: ToErase, people: readonly Person[]): Erasure['what'] | undefined {
  if (what.kind === 'text') {
    const [stream = '', version = ''] = what.event.split('#');
    return { kind: 'text', stream, version: Number(version), name: what.name };
  }
  const person = personIn(people, what.name);
  return person && { kind: 'person', person: person.id };
}
