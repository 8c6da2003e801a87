import type { Answer } from '../core/answer.ts';
import { type Instant, instant, millis, serviceOf } from '../core/ids.ts';
import type { IncidentSummary } from '../core/incident/summary.ts';
import type { OrderOf } from '../core/orders.ts';
import { registryListText } from '../core/texts/registry.ts';
import type { Ordered } from './ordered.ts';
import type { Ship } from './ship.ts';
import { personOf, summariesFor } from './sight.ts';
import { voiceOf } from './voice.ts';

/** The questions about all incidents. */
export type RegistryQuestion = OrderOf<'registryList'>;

/** Answers what looks back over all incidents. */
export async function answerRegistry(
  ship: Ship,
  { order, actor }: Ordered & { readonly order: RegistryQuestion },
): Promise<Answer> {
  const all = await summariesFor(ship, personOf(actor));
  const found = all.filter((one) => fits(one, order, ship.clock.now())).toReversed();
  const from = order.after === undefined ? 0 : found.findIndex(({ id }) => id === order.after) + 1;
  const page = found.slice(from, from + pageSize);
  const more = found.length > from + page.length;
  return { accepted: true, events: [], say: registryListText({ rows: page, more }, voiceOf(ship)) };
}

const pageSize = 20;

const fits = (
  { targets, declaredAt, mode }: IncidentSummary,
  { service, since, until, ...only }: OrderOf<'registryList'>,
  now: Instant,
): boolean =>
  (only.mode === undefined || only.mode === mode) &&
  (service === undefined ||
    targets.some((target) => target === service || serviceOf(target) === service)) &&
  (since === undefined || declaredAt >= momentOf(since, now)) &&
  (until === undefined || declaredAt < momentOf(until, now));

const unitMs: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** A moment as it was said, or so long before now. */
function momentOf(said: string, now: Instant): Instant {
  const unit = unitMs.get(said.slice(-1));
  return unit === undefined ? said : instant(millis(now) - Number(said.slice(0, -1)) * unit);
}
