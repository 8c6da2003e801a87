import { accountOf } from '../../core/account/account.ts';
import type { Envelope } from '../../core/envelope.ts';
import { serviceOf } from '../../core/ids.ts';
import { type CountedSoFar, countedAtClose, nothingCounted } from '../../core/metrics/at-close.ts';
import { type Counted, countedIn, orderIn, unnamed } from '../../core/metrics/counted.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import type { Registry } from '../ports/registry.ts';
import { bare } from '../reading/read-log.ts';

const pageSize = 500;

type Readable = Pick<Registry, 'since' | 'read'>;

/** Counts what was recorded since it was asked last. Whoever asks meanwhile waits for the same. */
export type RecordCounts = () => Promise<void>;

/**
 * Follows the whole record and tells what each event counts, once. It reads everything the first time and then only what
 * is new, so the counts grow while this process lives, and are the same again after a restart.
 */
export function countRecord(registry: Readable, count: (counted: Counted) => void): RecordCounts {
  const follower = openFollower(registry);
  let position = 0;
  let running: Promise<void> | undefined;
  const catchUp = async (): Promise<void> => {
    for (let more = true; more; ) {
      const page = await registry.since(position, pageSize);
      for (const envelope of page) {
        for (const counted of await follower(envelope)) count(counted);
        position = envelope.position;
      }
      more = page.length === pageSize;
    }
  };
  return () => {
    running ??= catchUp().finally(() => {
      running = undefined;
    });
    return running;
  };
}

type Seen = { readonly isPrivate: boolean; readonly soFar: CountedSoFar };

/** What an event counts. It is told apart from those before it: an order is counted once, whatever came of it. */
function openFollower({ read }: Pick<Registry, 'read'>) {
  const incidents = new Map<string, Seen>();
  const deployments = new Set<string>();
  let order = '';
  return async (envelope: Envelope): Promise<readonly Counted[]> => {
    // What happened elsewhere, long ago, is in no figure.
    if (envelope.mode === 'imported') return [];
    const happened = bare(envelope);
    const { event, stream } = happened;
    if (event.type === 'IncidentDeclared') {
      incidents.set(stream, { isPrivate: event.private === true, soFar: nothingCounted });
    }
    if (event.type === 'ReleaseRegistered') {
      // Registered again with more of what it carries, it is the same deployment.
      const deployment = `${stream} ${event.version} ${event.liveSince}`;
      if (deployments.has(deployment)) return [];
      deployments.add(deployment);
    }
    const seen = incidents.get(stream);
    const services = seen?.isPrivate === true ? [unnamed] : servicesOf(envelope);
    const accepted = acceptedIn(happened, order);
    order = accepted.order;
    const counted = [...accepted.counted, ...countedIn(happened, services)];
    const account = seen && event.type === 'IncidentClosed' && (await accountAt(read, envelope));
    if (!account) return counted;
    const final = countedAtClose(account, services, seen.soFar);
    incidents.set(stream, { ...seen, soFar: final.soFar });
    return [...counted, ...final.counted];
  };
}

const servicesOf = ({ targets }: Envelope): readonly string[] => [
  ...new Set(targets.map(serviceOf)),
];

/** The account of an incident as it was at this event, whatever has happened since. */
const accountAt = async (read: Registry['read'], { stream, version }: Envelope) =>
  accountOf((await read(stream)).filter((one) => one.version <= version).map(bare));

/** An order that was followed, at the first event that came of it. */
function acceptedIn(
  happened: Happened,
  before: string,
): { readonly counted: readonly Counted[]; readonly order: string } {
  const { stream, at, mode, via } = happened;
  const kind = orderIn(happened);
  if (kind === undefined) return { counted: [], order: before };
  const order = `${stream} ${at} ${kind}`;
  const labels = { mode, kind, via, answer: 'accepted' };
  return { counted: order === before ? [] : [{ of: 'orders', labels, value: 1 }], order };
}
