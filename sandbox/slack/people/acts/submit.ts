import { submit as submitted } from '../../delivery/interactions/submit.ts';
import { act } from '../act.ts';
import { actBodies } from '../shapes.ts';

/** Sends the form on top. */
export const submit = act('submit', actBodies.submit, async (desk, user, body) => {
  const outcome = await submitted(desk.delivery, { ...body, user });
  desk.live.tell({ changed: 'views' }, user);
  if (!outcome.ok) return outcome;
  const { form, fields } = outcome.value;
  return { ok: true, form, ...(fields && { fields: { ...fields } }) };
});
