import type { Envelope } from '../../core/envelope.ts';
import { after, type Instant, PersonId } from '../../core/ids.ts';
import { usualRetention } from '../../core/retention/terms.ts';
import { incidentStream } from '../incidents.ts';
import { peopleNamed } from '../people/rosters.ts';
import type { Person } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';
import { erase } from './erase.ts';

type Sea = Pick<
  Ship,
  'registry' | 'clock' | 'configurations' | 'directory' | 'rosters' | 'incidents' | 'log'
>;

/** Each of them is an erasure of its own, with what hangs on it. */
const atOnce = 20;
const breathMs = 50;

/**
 * Takes those out of the directory whom the configuration names no more and nobody saw for the term, as `erase person` does;
 * whom an open or held incident names stays. Notes first who is named now. Answers how many went.
 */
export async function sweepDirectory(sea: Sea, signal: AbortSignal): Promise<number> {
  const isNamed = namedNow(sea);
  const all = await sea.registry.people();
  const kept = all.filter((one) => isNamed(one) || one.seenAt === null);
  await sea.registry.saw(kept.map(({ id }) => id));
  const { directory: term } = sea.configurations.current().retention ?? usualRetention;
  const unseenSince = after(sea.clock.now(), -term);
  const old = all.filter((one) => !isNamed(one) && one.seenAt !== null && one.seenAt < unseenSince);
  if (old.length === 0) return 0;
  const named = await namedInIncidents(sea, signal);
  let gone = 0;
  for (const [index, { id }] of old.entries()) {
    if (signal.aborted) break;
    if (!named.has(id)) gone += await takeOut(sea, id, unseenSince);
    if (index % atOnce === atOnce - 1) await sea.clock.sleep(breathMs, signal);
  }
  if (gone > 0) {
    await sea.directory.refresh();
    sea.log.info({ event: 'DirectorySwept', people: gone });
  }
  return gone;
}

/** Whom the configuration names, itself or by a group that something outside knows. */
function namedNow(sea: Sea): (person: Person) => boolean {
  const { people, groups = {} } = sea.configurations.current();
  const names = new Set(Object.keys(people).map((name) => name.toLowerCase()));
  const { people: present, gone } = peopleNamed(sea, Object.keys(groups));
  const members = new Set([...present, ...gone]);
  return ({ id, name, isMember }) =>
    members.has(id) || (!isMember && names.has(name.toLowerCase()));
}

async function takeOut(sea: Sea, person: PersonId, unseenSince: Instant): Promise<number> {
  const what = { kind: 'person', person, unseenSince } as const;
  const wish = { what, by: 'timer', basis: 'retention:directory', via: 'timer' } as const;
  return (await erase(sea, wish)).status === 'erased' ? 1 : 0;
}

/** Who stands in the record of an incident that is open, or closed and under a legal hold: whoever did, was asked, or was told. */
async function namedInIncidents(sea: Sea, signal: AbortSignal): Promise<ReadonlySet<PersonId>> {
  const named = new Set<PersonId>();
  for (const { id, rung, held } of await sea.registry.summaries()) {
    if (signal.aborted) break;
    if (rung === 'closed' && held !== true) continue;
    for (const event of await sea.registry.read(incidentStream(id))) {
      for (const person of namedIn(event)) named.add(person);
    }
  }
  return named;
}

const namedIn = ({ actor, codes }: Envelope): readonly PersonId[] =>
  (`${actor} ${JSON.stringify(codes)}`.match(/\bp_[0-9a-z]+\b/gu) ?? []).map((id) =>
    PersonId.parse(id),
  );
