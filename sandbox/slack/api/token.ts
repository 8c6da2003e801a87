import { ok, type Result } from '../../../src/lib/result.ts';
import type { InstalledApp } from '../state/app.ts';
import type { Method } from './method.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The token of a call: from its header, or else from its arguments. */
export type GivenToken = {
  readonly header: string | undefined;
  readonly argument: string | undefined;
};

/** Whether this token may call this method. The app's own token counts in the header only (apps.connections.open). */
export const checkToken = (
  app: InstalledApp,
  method: Method,
  { header, argument }: GivenToken,
): Result<undefined, Refusal> => {
  if (method.token === 'none') return ok(undefined);
  const token = header ?? (method.token === 'app' ? undefined : argument);
  if (token === undefined || token === '') return refuse('not_authed');
  const kind = kindOf(app, token);
  if (kind === undefined) return refuse('invalid_auth');
  if (!app.tokenLives) return refuse('token_revoked');
  return kind === method.token ? ok(undefined) : refuse('not_allowed_token_type');
};

const kindOf = (app: InstalledApp, token: string): 'bot' | 'app' | undefined => {
  if (token === app.botToken) return 'bot';
  return token === app.appToken ? 'app' : undefined;
};
