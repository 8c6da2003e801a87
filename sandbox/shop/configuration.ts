import { createHash, randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { rehearsal } from './configuration/rehearsal.ts';
import { checkoutService } from './configuration/service.ts';
import type { Facts } from './lib/shapes.ts';

/** The secret that holds the address of the pager. */
export const pagerSecret = 'shop_pager';
/** The secret that holds the address of the status page. */
export const statusPageSecret = 'shop_status_page';

/** The names of the tokens; each person has one, and CI may register releases. */
export const tokenNames = ['laptop-first', 'laptop-second', 'laptop-support', 'ci'] as const;
export type Tokens = Readonly<Record<(typeof tokenNames)[number], string>>;

/** Fresh secret tokens. The configuration gets their SHA-256 alone. */
export function newTokens(): Tokens {
  const token = () => randomBytes(24).toString('base64url');
  return {
    'laptop-first': token(),
    'laptop-second': token(),
    'laptop-support': token(),
    ci: token(),
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Wanted = {
  /** Whether checkout is rehearsed in staging, too. */
  readonly rehearsed: boolean;
};

/** The text of a `sternway.yaml` for a running shop: three people, the service checkout, and the SHA-256 of the tokens. */
export function shopConfiguration(
  { urls, database }: Pick<Facts, 'urls' | 'database'>,
  tokens: Tokens,
  { rehearsed }: Wanted = { rehearsed: false },
): string {
  return stringify({
    version: 1,
    mode: 'act',
    workspaces: ['T0SHOP'],
    default_environment: 'prod',
    environments: {
      prod: { protected: true },
      ...(rehearsed && { staging: { protected: false } }),
    },
    pager: { kind: 'webhook', url_secret: pagerSecret },
    status_page: { url_secret: statusPageSecret },
    people: {
      'first-oncall': {
        slack: ['U0FIRST'],
        tokens: ['laptop-first'],
        pager: 'first-oncall',
        lead_of: ['checkout-team'],
      },
      'second-oncall': { slack: ['U0SECOND'], tokens: ['laptop-second'], pager: 'second-oncall' },
      'support-lead': { slack: ['U0SUPPORT'], tokens: ['laptop-support'], pager: 'support-lead' },
    },
    groups: { 'checkout-oncall': { people: ['first-oncall', 'second-oncall'] } },
    admins: ['first-oncall'],
    tokens: {
      'laptop-first': { sha256: sha256(tokens['laptop-first']) },
      'laptop-second': { sha256: sha256(tokens['laptop-second']) },
      'laptop-support': { sha256: sha256(tokens['laptop-support']) },
      ci: { sha256: sha256(tokens.ci), may: ['release.register'] },
    },
    services: {
      checkout: { ...checkoutService(urls, database), ...(rehearsed && rehearsal) },
    },
  });
}
