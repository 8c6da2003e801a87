import type { z } from 'zod';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Links, Triggers } from '../state/ports.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Answer, refuseArguments } from './refusal.ts';

/** What a method works with. */
export type Call = {
  readonly workspace: Workspace;
  readonly links: Links;
  readonly triggers: Triggers;
  /** The server's own address, without a slash at the end. */
  readonly origin: () => string;
};

/** How often a method may be called, see `rates.ts`. */
export type Tier = 't1' | 't2' | 't3' | 't4' | 'special';

/** One method of the Web API. */
export type Method = {
  readonly name: string;
  readonly tier: Tier;
  /** Whose token it takes: the bot's, the app's own, or none. */
  readonly token: 'bot' | 'app' | 'none';
  /** One of these must be granted; none listed: none needed. */
  readonly scopes: readonly string[];
  readonly handle: (call: Call, args: JsonObject) => Answer;
};

type Spec<A> = Pick<Method, 'name' | 'tier'> &
  Partial<Pick<Method, 'token' | 'scopes'>> & {
    readonly args: z.ZodType<A>;
    readonly run: (call: Call, args: A) => Answer;
  };

/** A method from its specification; arguments that do not fit are refused before it runs. */
export const method = <A>(spec: Spec<A>): Method => ({
  name: spec.name,
  tier: spec.tier,
  token: spec.token ?? 'bot',
  scopes: spec.scopes ?? [],
  handle: (call, args) => {
    const parsed = spec.args.safeParse(args);
    return parsed.success
      ? spec.run(call, parsed.data)
      : refuseArguments(parsed.error.issues.map((issue) => sentence(issue, args)));
  },
});

const sentence = (issue: z.core.$ZodIssue, args: JsonObject): string => {
  const [field] = issue.path;
  return issue.path.length === 1 && args[String(field)] === undefined
    ? `[ERROR] missing required field: ${String(field)}`
    : `[ERROR] ${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`;
};
