import type { View } from '../../state/view.ts';
import { closeStack, closeView, stackOf } from '../../state/views.ts';
import { viewJson } from '../../state/wire/view.ts';
import type { Delivery } from '../delivery.ts';
import { whoOf } from '../payloads/who.ts';
import { no, type Outcome, yes } from './outcome.ts';

type Dismissal = { readonly user: string; readonly view: string; readonly all?: boolean };

/** Closes a form, or the whole stack, and tells the app where it asked to be told (`notify_on_close`). */
export async function dismiss(
  delivery: Delivery,
  { user, view: id, all }: Dismissal,
): Promise<Outcome> {
  const { workspace } = delivery;
  const stack = stackOf(workspace, user);
  const top = stack.at(-1);
  if (top?.id !== id) return no('view_not_found', 'This form is not open any more.');
  // A form with `clear_on_close` takes those under it along.
  const cleared = all === true || top.content['clear_on_close'] === true;
  const closed = cleared ? stack.toReversed() : [top];
  if (cleared) closeStack(workspace, user, 'dismissed');
  else closeView(workspace, top, 'dismissed');
  await Promise.all(closed.map((view) => tell(delivery, view, cleared)));
  return yes(undefined);
}

/** The form is closed whether or not the app hears of it. */
async function tell(delivery: Delivery, view: View, cleared: boolean): Promise<void> {
  if (view.content['notify_on_close'] !== true) return;
  const { workspace, courier } = delivery;
  await courier.ask({
    type: 'interactive',
    name: 'view_closed',
    answerable: false,
    payload: {
      type: 'view_closed',
      ...whoOf(workspace, view.user),
      view: viewJson(workspace, view),
      is_cleared: cleared,
    },
  });
}
