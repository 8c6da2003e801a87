import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { checkView } from '../../../../src/slack/limits/check.ts';
import type { View } from '../../state/view.ts';
import { closeStack, pushView, updateView } from '../../state/views.ts';
import type { Delivery } from '../delivery.ts';
import { elementsOf } from '../payloads/elements.ts';
import { no, type Outcome, yes } from './outcome.ts';
import { blocksOf } from './surface.ts';

/** What an app may answer to a form that was sent (docs.slack.dev, "Modals", response actions). */
export const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string()),
  }),
  z.object({ response_action: z.literal('update'), view: JsonObject }),
  z.object({ response_action: z.literal('push'), view: JsonObject }),
]);
type ResponseAction = z.infer<typeof responseAction>;

/** What became of a form that was sent. */
export type FormFate = {
  readonly form: 'closed' | 'errors' | 'changed';
  readonly fields?: Readonly<Record<string, string>>;
};

/** Does what the app answered. */
export function applyResponse(
  delivery: Delivery,
  view: View,
  answer: ResponseAction,
): Outcome<FormFate> {
  const { workspace } = delivery;
  switch (answer.response_action) {
    case 'clear':
      closeStack(workspace, view.user, 'cleared');
      return yes({ form: 'closed' });
    case 'errors':
      return showErrors(delivery, view, answer.errors);
    case 'update': {
      const bad = refusalOf(answer.view);
      if (bad) return bad;
      const updated = updateView(workspace, { id: view.id }, { content: answer.view });
      return updated.ok ? yes({ form: 'changed' }) : rejected(updated.error);
    }
    default: {
      const bad = refusalOf(answer.view);
      if (bad) return bad;
      const pushed = pushView(workspace, view.user, answer.view);
      return pushed.ok ? yes({ form: 'changed' }) : rejected(pushed.error);
    }
  }
}

function showErrors(
  { formErrors }: Delivery,
  view: View,
  fields: Readonly<Record<string, string>>,
): Outcome<FormFate> {
  const inputs = elementsOf(blocksOf({ kind: 'view', view })).filter(({ input }) => input);
  const known = new Set(inputs.map(({ block }) => block));
  // Slack shows nothing at all when an error names something that is no input of the form.
  const stray = Object.keys(fields).filter((block) => !known.has(block));
  if (stray.length > 0 || Object.keys(fields).length === 0)
    return rejected(`errors for no input: ${stray.join(', ') || 'none given'}`);
  formErrors.set(view.id, fields);
  return yes({ form: 'errors', fields });
}

function refusalOf(view: JsonObject): ReturnType<typeof no> | undefined {
  const wrong = checkView(view)[0];
  return wrong && rejected(`${wrong.code} at ${wrong.pointer}: ${wrong.message}`);
}

const rejected = (why: string) =>
  no('invalid_response', `We had some trouble connecting: the app's answer was refused (${why}).`);
