import type { Configuration } from '../../app/ports/configuration.ts';
import type { Kept } from '../../app/targets/outside-changes.ts';
import type { SignatureForm } from '../../lib/http/signature.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A delivery as it came. */
export type Raw = { readonly headers: Headers; readonly bytes: Buffer };
/** A signature vouches for the body alone, a token for the headers too. */
export type Voucher = 'signature' | 'token';
/** A delivery that somebody vouches for. */
export type Vouched = Raw & { readonly by: Voucher };
export type Known = Pick<Configuration, 'webhooks' | 'services' | 'defaultEnvironment'> & {
  /** The name of the registry, which is in the keys of its pages. */
  readonly registry: string;
};

/** What a delivery says: `nothing` is understood and does not count, and why. The same `id` counts once. */
export type Read =
  | { readonly status: 'news'; readonly id: string; readonly delivered: Kept }
  | { readonly status: 'nothing'; readonly why: string }
  | { readonly status: 'unreadable'; readonly problem: string };

/** One kind of sender. */
export type WebhookKind = {
  readonly path: `/api/v1/webhooks/${string}`;
  /** The name of the secret that it signs with; undefined where it signs nothing. */
  readonly secret: (known: Known) => string | undefined;
  readonly signature: SignatureForm;
  /** Whether a token that may `webhook` opens it as well. */
  readonly byToken: boolean;
  readonly read: (raw: Vouched, known: Known) => Read;
};

export const noChange = { status: 'nothing', why: 'this is no change' } as const;

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
