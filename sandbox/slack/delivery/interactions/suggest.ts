import { z } from 'zod';
import type { Delivery } from '../delivery.ts';
import { type Option, option } from '../payloads/elements.ts';
import { whoOf } from '../payloads/who.ts';
import { contextOf } from './context.ts';
import { no, type Outcome, unheard, yes } from './outcome.ts';
import { elementAt, type Place, surfaceOf } from './surface.ts';

export type Query = Place & {
  readonly user: string;
  readonly block: string;
  readonly action: string;
  readonly query: string;
};

const group = z.object({ label: z.looseObject({ text: z.string() }), options: z.array(option) });
const answered = z.union([
  z.object({ options: z.array(option).max(100) }),
  z.object({ option_groups: z.array(group).max(100) }),
]);

export type Suggestions = {
  readonly options: readonly Option[];
  readonly groups?: readonly z.infer<typeof group>[];
};

/** Asks the app what a select may offer for what has been typed: `block_suggestion`. */
export async function suggest(delivery: Delivery, asked: Query): Promise<Outcome<Suggestions>> {
  const { workspace, courier } = delivery;
  const { user, block, action, query } = asked;
  const surface = surfaceOf(workspace, user, asked);
  if (!surface.ok) return surface;
  const placed = elementAt(surface.value, asked);
  if (!placed.ok) return placed;
  // Three letters unless the app says otherwise (docs.slack.dev, "External data source").
  if (query.length < (placed.value.element.min_query_length ?? 3)) return yes({ options: [] });
  const delivered = await courier.ask({
    type: 'interactive',
    name: 'block_suggestion',
    answerable: true,
    payload: {
      type: 'block_suggestion',
      ...whoOf(workspace, user),
      ...contextOf(delivery, { user, surface: surface.value, values: {} }),
      block_id: block,
      action_id: action,
      value: query,
    },
  });
  if (!delivered.ok) return unheard('Looking for options', delivered.why);
  return keep(delivery, asked, delivered.answer);
}

function keep(
  { offers }: Delivery,
  { user, action }: Query,
  answer: unknown,
): Outcome<Suggestions> {
  const parsed = answered.safeParse(answer);
  if (!parsed.success)
    return no('invalid_response', 'The app answered with what is no list of options.');
  const { data } = parsed;
  if ('options' in data) {
    offers.keep(user, action, data.options);
    return yes({ options: data.options });
  }
  const options = data.option_groups.flatMap((each) => each.options);
  offers.keep(user, action, options);
  return yes({ options, groups: data.option_groups });
}
