import { suggest } from '../../delivery/interactions/suggest.ts';
import { act } from '../act.ts';
import { actBodies } from '../shapes.ts';

/** Types into a select that asks the app what it may offer. */
export const options = act('options', actBodies.options, async ({ delivery }, user, body) => {
  const outcome = await suggest(delivery, { ...body, user });
  if (!outcome.ok) return outcome;
  const { options, groups } = outcome.value;
  return { ok: true, options: [...options], ...(groups && { groups: [...groups] }) };
});
