import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Envelope } from '../envelope.ts';

/** A request body with the one content type that Slack sends it under; receivers compare it character by character. */
export type Body = { readonly type: string; readonly text: string };

const form = 'application/x-www-form-urlencoded';

/** A command as a form, an interaction as JSON in a form's `payload`, an event as JSON. */
export function bodyOf({ type, payload }: Pick<Envelope, 'type' | 'payload'>): Body {
  if (type === 'events_api') return { type: 'application/json', text: JSON.stringify(payload) };
  if (type === 'interactive')
    return { type: form, text: String(new URLSearchParams({ payload: JSON.stringify(payload) })) };
  return { type: form, text: String(new URLSearchParams(fields(payload))) };
}

const fields = (payload: JsonObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
