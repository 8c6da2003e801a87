import { z } from 'zod';
import { Instant, Target } from '../../core/ids.ts';
import { changeKinds } from '../../core/outside/events.ts';
import { asJson, type Json } from '../../lib/json.ts';
import { HeardIssue, hearIssue } from '../follow-ups/heard.ts';
import { watchChange } from '../gone-back/watch.ts';
import { handleReport } from '../handle-report.ts';
import { HeardPage, hearPage } from '../paging/heard-pages.ts';
import { emptyBatch, newEvent } from '../record.ts';
import type { Ship } from '../ship.ts';
import { handleRelease } from './handle-release.ts';

/** A delivery of a webhook, verified and read; kept in the inbox until it was acted on. */
const Delivered = z.strictObject({
  source: z.string(),
  kind: z.enum(changeKinds),
  /** What it names as changed, as the configuration maps it to a target. */
  label: z.string(),
  /** Undefined: no target is configured for it. */
  target: Target.optional(),
  version: z.string().optional(),
  object: z.string().optional(),
  by: z.string(),
  happenedAt: Instant,
  own: z.boolean(),
  plan: z.string().optional(),
  /** The commit that is live by it now, where it is to be registered. */
  live: z.string().optional(),
});
type Delivered = z.infer<typeof Delivered>;

const prefix = 'webhook:';
const lookMs = 500;

/** What may be delivered: a change, what became of a page, or of an issue. */
const Kept = z.union([Delivered, HeardPage, HeardIssue]);
export type Kept = z.infer<typeof Kept>;

/** Keeps a delivery until it was acted on; false when it was there before. Kept means that no crash loses it. */
export const keepDelivery = (
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  id: string,
  delivered: Kept,
): Promise<boolean> => registry.receive(`${prefix}${id}`, asJson(delivered), clock.now());

/** Acts on what was delivered, also before the last start. What cannot be done now stays, and is tried again. */
export async function hearOutside(ship: Ship, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await hearAll(ship).catch((err: unknown) => ship.log.warn({ event: 'OutsideUnheard', err }));
    await ship.clock.sleep(lookMs, signal);
  }
}

/** Acts once on everything that waits. What throws stays for the next time, and holds up nothing behind it. */
export async function hearAll(ship: Ship): Promise<void> {
  for (const { key, body } of await ship.registry.unfinished()) {
    if (!key.startsWith(prefix)) continue;
    await hearOne(ship, key, body).catch((err: unknown) =>
      ship.log.warn({ event: 'OutsideUnheard', delivery: key, err }),
    );
  }
}

async function hearOne(ship: Ship, key: string, body: Json): Promise<void> {
  const kept = Kept.safeParse(body).data;
  if (kept) await hearKept(ship, key, kept);
  await ship.registry.finish(key);
}

function hearKept(ship: Ship, key: string, kept: Kept): Promise<void> {
  if ('said' in kept) return hearPage(ship, kept);
  return 'mark' in kept ? hearIssue(ship, kept) : hear(ship, key, kept);
}

async function hear(ship: Ship, delivery: string, delivered: Delivered): Promise<void> {
  const { label: _label, target, live, ...change } = delivered;
  if (target === undefined) return unrouted(ship, delivery, delivered);
  const { held } = await ship.registry.locks();
  const lock = held.find((one) => one.target === target);
  if (lock) {
    const seen = { ...change, target, delivery };
    const report = { kind: 'changedOutside', change: seen } as const;
    await handleReport(ship, report, {
      incident: lock.incident,
      actor: `machine:webhook:${change.source}`,
    });
    await watchChange(ship, seen);
    return;
  }
  if (live === undefined) return;
  await handleRelease(ship, {
    order: {
      kind: 'releaseRegister',
      target,
      version: change.version ?? live,
      commit: live,
      liveSince: change.happenedAt,
    },
    incident: undefined,
    actor: { kind: 'machine', token: `webhook:${change.source}`, may: ['release.register'] },
    arrival: { via: 'trigger', arrival: delivery, key: delivery },
  });
}

const stream = 'webhooks';

/** Nothing is dropped: what names no known target stands on a list, where somebody finds what to configure. */
async function unrouted(ship: Ship, delivery: string, { source, label }: Delivered): Promise<void> {
  const { length: version } = await ship.registry.read(stream);
  const event = { type: 'OutsideChangeUnrouted', source, label, delivery } as const;
  const by = {
    at: ship.clock.now(),
    actor: `machine:webhook:${source}`,
    via: 'trigger',
    key: delivery,
    mode: 'live',
  } as const;
  const stored = await ship.registry.append({
    ...emptyBatch,
    key: delivery,
    reads: [{ stream, version }],
    events: [newEvent(stream, event, { id: stream, targets: [] }, by)],
    answer: null,
  });
  if (stored.status === 'conflict') throw new Error('Somebody else wrote first');
}
