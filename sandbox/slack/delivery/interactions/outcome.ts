import type { Delivered } from '../envelope.ts';

/** How an interaction ended for the person who made it: Slack's code and a sentence, or what else there is to know. */
export type Outcome<T = undefined> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: string;
      readonly say: string;
      readonly fields?: Readonly<Record<string, string>>;
    };

export const no = (error: string, say: string) => ({ ok: false, error, say }) as const;
export const yes = <T>(value: T) => ({ ok: true, value }) as const;

/** What Slack tells a person when the app did not acknowledge. `what` begins the sentence. */
export function unheard(what: string, why: (Delivered & { readonly ok: false })['why']) {
  const code =
    why === 'timeout' || why === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
  const reason =
    why === 'nobody'
      ? 'no connection of the app is open'
      : code === 'operation_timeout'
        ? 'the app did not answer within three seconds'
        : 'the app could not be reached or answered with an error';
  return no(code, `${what} failed because ${reason} (${code}). Nothing is sent again by itself.`);
}
