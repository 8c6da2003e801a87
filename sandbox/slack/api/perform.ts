import type { JsonObject } from '../../../src/lib/json.ts';
import { missingScope } from './access.ts';
import type { Call } from './method.ts';
import { methods } from './methods.ts';
import type { RateLimits } from './rates.ts';
import type { Refusal } from './refusal.ts';
import { checkToken } from './token.ts';

/** One call as it came in. */
export type Asked = {
  readonly method: string;
  readonly bearer: string | undefined;
  readonly args: JsonObject;
};

/** What goes back: Slack answers 200 also for a refusal, only one call too many is 429. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
};

/** Carries a call out, or refuses it in Slack's order: unknown, not allowed, too often, not in scope, bad arguments. */
export const perform = (call: Call & { readonly rates: RateLimits }, asked: Asked): Reply => {
  const method = methods.get(asked.method);
  if (method === undefined) return refused({ error: 'unknown_method' });
  const { token: argument, ...args } = asked.args;
  const given = {
    header: asked.bearer,
    argument: typeof argument === 'string' ? argument : undefined,
  };
  const { app } = call.workspace;
  const token = checkToken(app, method, given);
  if (!token.ok) return refused(token.error);
  const channel = typeof args['channel'] === 'string' ? args['channel'] : undefined;
  const wait = call.rates.check({ method: method.name, tier: method.tier, channel });
  if (wait !== undefined) return tooMany(wait);
  const scopes = {
    'x-oauth-scopes': [...app.scopes].join(','),
    'x-accepted-oauth-scopes': method.scopes.join(','),
  };
  const granted = missingScope(call.workspace, method.scopes);
  if (!granted.ok) return refused(granted.error, scopes);
  const answer = method.handle(call, args);
  return answer.ok
    ? { status: 200, headers: scopes, body: { ok: true, ...answer.value } }
    : refused(answer.error, scopes);
};

/** The answer of a refusal. */
export const refused = (
  { error, more }: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status: 200, headers, body: { ok: false, error, ...more } });

const tooMany = (seconds: number): Reply => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});
