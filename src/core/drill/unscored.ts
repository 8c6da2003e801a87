import type { StrategyAccount } from '../account/strategies.ts';
import type { Event } from '../events.ts';
import type { Order } from '../orders.ts';
import type { Refusal } from '../refusals.ts';

/** A drill in which no strategy began. `code`: of the refusal that stood in the way last; undefined where nobody decided. */
export type Unbegun = { readonly code: string | undefined };

const asking: ReadonlySet<string> = new Set<Order['kind']>([
  'card',
  'plan',
  'propose',
  'go',
  'switch',
]);

/** Why no strategy began, by the whole log of a drill; undefined where one did. */
export function unbegunIn(
  strategies: readonly Pick<StrategyAccount, 'activated'>[],
  log: readonly { readonly event: Event }[],
): Unbegun | undefined {
  if (strategies.some(({ activated }) => activated !== undefined)) return undefined;
  // What was refused before there was a plan stood in nobody's way any more.
  const last = log.findLast(({ event }) => isPlan(event) || isAskedInVain(event));
  return { code: last?.event.type === 'OrderRefused' ? last.event.code : undefined };
}

const isPlan = ({ type }: Event): boolean => type === 'PlanMade' || type === 'CardShown';

const isAskedInVain = (event: Event): boolean =>
  event.type === 'OrderRefused' && asking.has(event.order);

/** Refusals by which there is no plan for the way back at all, whoever asks. */
export type NoWay = Refusal<'NoWayBack' | 'ReleaseFrozen' | 'NoPlaybook' | 'PlaybookBroken'>;

const codes = [
  'NoWayBack',
  'ReleaseFrozen',
  'NoPlaybook',
  'PlaybookBroken',
] as const satisfies readonly NoWay['code'][];

/** Whether a plan was refused because there is no way back. */
export const isNoWay = (refusal: Refusal): refusal is NoWay =>
  codes.some((code) => code === refusal.code);
