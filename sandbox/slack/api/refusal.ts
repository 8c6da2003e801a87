import type { JsonObject } from '../../../src/lib/json.ts';
import { err, type Result } from '../../../src/lib/result.ts';

/** A "no" of the Web API: Slack's error code and whatever else the answer carries. */
export type Refusal = { readonly error: string; readonly more?: JsonObject };

export type Answer = Result<JsonObject, Refusal>;

/** Refuses with this code. */
export const refuse = (error: string, more?: JsonObject) =>
  err(more === undefined ? { error } : { error, more });

/** Refuses arguments, with Slack's sentences about what is wrong with them. */
export const refuseArguments = (messages: readonly string[], error = 'invalid_arguments') =>
  refuse(error, { response_metadata: { messages: [...messages] } });
