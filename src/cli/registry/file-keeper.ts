import { incidentStream, openIncidents } from '../../app/incidents.ts';
import type { Erasure } from '../../app/ports/erasure.ts';
import type { Person } from '../../app/ports/registry.ts';
import { searchesNoted } from '../../app/registry/searches.ts';
import { erase, foresee } from '../../app/retention/erase.ts';
import type { Refusal } from '../../core/refusals.ts';
import { searchIn } from '../../core/retention/search-name.ts';
import { noSuchText } from '../../core/texts/refusals/retention.ts';
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
    exportEvents: async (incident) => {
      const upTo = await registry.head();
      return {
        events: incident === undefined ? upTo : undefined,
        pieces: chest.exportEvents({ upTo, stream: incident && incidentStream(incident) }),
      };
    },
    backup: () => registry.backup(),
    rebuild: chest.rebuild,
    replay: chest.replay,
    searches: async () => {
      const named = namedAmong(await registry.people());
      const made = await searchesNoted({ registry });
      return made.map((one) => ({
        ...one,
        byName: named(one.by),
        personName: named(one.person),
      }));
    },
    ...eraser(shell, registry, options),
    [Symbol.asyncDispose]: () => chest[Symbol.asyncDispose](),
  };
}

/** Erases by order of whoever is named, unless a legal hold is on it; and says before what would go. */
function eraser(
  shell: Shell,
  registry: Chest['registry'],
  options: Options,
): Pick<Keeper, 'foresee' | 'erase'> {
  const clock = { now: () => shell.now() };
  const sea = { registry, incidents: openIncidents(registry), clock };
  const looked = async (what: ToErase) => {
    const people = await registry.people();
    const by = personIn(people, options.as ?? shell.env['USER'] ?? '');
    if (by === undefined) throw new KeeperRefuses(unnamed);
    const meant = meantBy(what, people);
    if (meant === undefined) return undefined;
    const seen = await foresee(sea, meant);
    if (seen.status === 'held') throw refusedHeld(seen.refusal);
    if (seen.status === 'gone') return none(seen.refusal);
    const { goes, staysIn } = seen;
    const named = namedAmong(people);
    const copies = seen.takenOut.map((one) => ({ ...one, to: named(one.to) }));
    return { by, meant, told: { goes, staysIn, takenOut: copies } };
  };
  return {
    foresee: async (what) => (await looked(what))?.told,
    erase: async (what) => {
      const seen = await looked(what);
      if (seen === undefined) return undefined;
      const { by, meant, told } = seen;
      const { basis } = what;
      const order = { by: by.id, basis: 'order', via: 'local' } as const;
      const ended = await erase(sea, { what: meant, ...order, why: basis });
      if (ended.status === 'held') throw refusedHeld(ended.refusal);
      if (ended.status === 'busy') throw new KeeperRefuses(grew);
      return ended.status === 'erased' ? told : undefined;
    },
  };
}

const grew = 'The record grew each time it was looked at. Nothing was erased. Try again.';

const unnamed =
  'An erasure goes on record with who ordered it. Say who you are with --as <name>, as sternway.yaml lists people. Nothing was erased.';

/** Nothing of it is there; a text that is not comes with those that are. */
function none(refusal: Refusal<'NoSuchText'> | undefined): undefined {
  if (refusal === undefined) return undefined;
  const { reason, lift } = noSuchText(refusal.facts);
  throw new KeeperRefuses(`${reason}\n${lift}`, refusal.code);
}

const refusedHeld = ({ code, facts }: Refusal<'UnderLegalHold'>): KeeperRefuses =>
  new KeeperRefuses(
    `A legal hold is on ${facts.incident}: nothing of it is erased, and nobody who had a part in it. Nothing was erased.`,
    code,
  );

const namedAmong =
  (people: readonly Person[]) =>
  (id: string): string =>
    people.find((one) => one.id === id)?.name ?? id;

const personIn = (people: readonly Person[], said: string): Person | undefined =>
  people.find(
    ({ id, name }) => name.toLowerCase() === said.replace(/^@/u, '').toLowerCase() || id === said,
  );

function meantBy(what: ToErase, people: readonly Person[]): Erasure['what'] | undefined {
  if (what.kind === 'text') {
    const search = searchIn(what.event);
    if (search !== undefined) return { kind: 'search', search };
    const [stream = '', version = ''] = what.event.split('#');
    return { kind: 'text', stream, version: Number(version), name: what.name };
  }
  const person = personIn(people, what.name);
  return person && { kind: 'person', person: person.id };
}
