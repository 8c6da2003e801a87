import type { Address } from '../../app/people/address.ts';

/** What every page may load and be loaded by: itself alone, and no script that stands in it. */
const policy = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A picture that is opened by itself has the styles and fonts that stand in it, runs nothing, and belongs to no place. */
export const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'; sandbox";

export const pageHeaders = {
  'content-security-policy': policy,
  // Within the dashboard browsers say where a form came from; to others they say nothing, least of all a link's secret.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-frame-options': 'DENY',
} as const;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Whether a form was sent from a page of this very place. Browsers say so in one of two headers; whoever says neither, or
 * both differently, is not believed.
 */
export function isOurs(headers: Headers, { url }: Pick<Address, 'url'>): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return [`http://${String(host)}`, `https://${String(host)}`, url()].includes(String(origin));
}

/** Whether somebody came by a link that stands elsewhere: browsers keep a strict cookie back then. */
export const cameFromElsewhere = (headers: Headers): boolean =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
