import { createHash, randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { effects, successCriteria } from './configuration/service.ts';
import type { Facts } from './lib/shapes.ts';

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

/** The text of a `sternway.yaml` for a running shop: three people, the service checkout, and the SHA-256 of the tokens. */
export function shopConfiguration(
  { urls, database }: Pick<Facts, 'urls' | 'database'>,
  tokens: Tokens,
): string {
  return stringify({
    version: 1,
    mode: 'act',
    workspaces: ['T0SHOP'],
    default_environment: 'prod',
    environments: { prod: { protected: true } },
    people: {
      'first-oncall': { slack: ['U0FIRST'], tokens: ['laptop-first'], lead_of: ['checkout-team'] },
      'second-oncall': { slack: ['U0SECOND'], tokens: ['laptop-second'] },
      'support-lead': { slack: ['U0SUPPORT'], tokens: ['laptop-support'] },
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
      checkout: {
        owner: 'checkout-team',
        environments: ['prod'],
        playbook: 'checkout-rollback',
        strategies: { 'flag-off': 'checkout-flag-off' },
        authority: { roster: ['checkout-oncall'], deputy: 'second-oncall', max_wait: '5m' },
        roles: { ops: ['checkout-oncall'], support: ['support-lead'], dba: ['second-oncall'] },
        stakeholders: [
          { role: 'dba', mode: 'approve', for: ['destructive', 'data-loss', 'point-of-no-return'] },
          { role: 'support', mode: 'notify', when: 'end' },
        ],
        objectives: { mitigate: '5m', recover: '30m' },
        success_criteria: successCriteria(urls, database),
        effects: effects(database),
        datasets: { orders: { class: 'compensate', owner: 'dba' } },
      },
    },
  });
}
