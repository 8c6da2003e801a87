import type { Delivered } from '../../app/outside-changes.ts';
import type { Configuration } from '../../app/ports/configuration.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A delivery as it came. */
export type Raw = { readonly headers: Headers; readonly bytes: Buffer };
/** A signature vouches for the body alone, a token for the headers too. */
export type Voucher = 'signature' | 'token';
/** A delivery that somebody vouches for. */
export type Vouched = Raw & { readonly by: Voucher };
export type Known = Pick<Configuration, 'webhooks' | 'services' | 'defaultEnvironment'>;

/** What a delivery says: `nothing` is understood and is no change that counts. */
export type Read =
  | { readonly status: 'change'; readonly id: string; readonly delivered: Delivered }
  | { readonly status: 'nothing' }
  | { readonly status: 'unreadable'; readonly problem: string };

/** One kind of sender. */
export type WebhookKind = {
  readonly path: `/api/v1/webhooks/${string}`;
  /** The name of the secret that it signs with; undefined where it signs nothing. */
  readonly secret: (known: Known) => string | undefined;
  /** The header of the signature: `sha256=` and the HMAC of the body in hexadecimal digits. */
  readonly signature: string;
  /** Whether a token that may `webhook` opens it as well. */
  readonly byToken: boolean;
  readonly read: (raw: Vouched, known: Known) => Read;
};

/** One header as text. */
export const header = ({ headers }: Raw, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The body as JSON; undefined where it is none. */
export function jsonOf({ bytes }: Raw): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
