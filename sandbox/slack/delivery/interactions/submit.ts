import type { FilledForm } from '../../people/shapes.ts';
import type { View } from '../../state/view.ts';
import { closeView, stackOf } from '../../state/views.ts';
import type { Delivery } from '../delivery.ts';
import { checkForm } from '../payloads/check-form.ts';
import { whoOf } from '../payloads/who.ts';
import { isNothing } from './command.ts';
import { contextOf } from './context.ts';
import { no, type Outcome, unheard, yes } from './outcome.ts';
import { applyResponse, type FormFate, responseAction } from './response-action.ts';
import { blocksOf } from './surface.ts';

export type Submission = {
  readonly user: string;
  readonly view: string;
  readonly values: FilledForm;
};

/** Sends a filled-in form: first past Slack's own checks, then to the app, whose answer decides what is shown next. */
export async function submit(
  delivery: Delivery,
  submission: Submission,
): Promise<Outcome<FormFate>> {
  const { workspace, courier } = delivery;
  const { user, values } = submission;
  const view = stackOf(workspace, user).at(-1);
  if (view?.id !== submission.view) return notOnTop;
  if (!view.content['submit'])
    return no('not_submittable', 'This form has nothing to send; it can only be closed.');
  const fields = checkForm(blocksOf({ kind: 'view', view }), values);
  if (Object.keys(fields).length > 0)
    return { ...no('invalid_input', 'Something in the form is missing or wrong.'), fields };
  delivery.formErrors.delete(view.id);
  const delivered = await courier.ask({
    type: 'interactive',
    name: 'view_submission',
    answerable: true,
    payload: payloadOf(delivery, view, submission),
  });
  if (!delivered.ok) return unheard('Sending the form', delivered.why);
  return settle(delivery, view, delivered.answer);
}

const notOnTop = no('view_not_found', 'This form is not open any more.');

function settle(delivery: Delivery, view: View, answer: unknown): Outcome<FormFate> {
  const { workspace } = delivery;
  if (isNothing(answer)) {
    // The app may have closed or changed it while it answered.
    const still = workspace.views.get(view.id);
    if (still) closeView(workspace, still, 'submitted');
    return yes({ form: 'closed' });
  }
  const parsed = responseAction.safeParse(answer);
  if (!parsed.success) return trouble;
  return applyResponse(delivery, view, parsed.data);
}

const trouble = no(
  'invalid_response',
  'We had some trouble connecting: the app answered with what Slack does not understand. Try again?',
);

function payloadOf(delivery: Delivery, view: View, { user, values }: Submission) {
  const { workspace, triggers } = delivery;
  const context = contextOf(delivery, { user, surface: { kind: 'view', view }, values });
  return {
    type: 'view_submission',
    ...whoOf(workspace, user),
    trigger_id: triggers.issue(user),
    view: context['view'] ?? null,
    response_urls: [],
  };
}
