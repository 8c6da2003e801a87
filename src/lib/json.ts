import { z } from 'zod';

/** Any JSON value. What is stored, hashed or sent is one of these and nothing else. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** A JSON object, for example the `with:` of a step. */
export const JsonObject = z.record(z.string(), Json);
export type JsonObject = z.infer<typeof JsonObject>;

/** A value as JSON would carry it: what is `undefined` does not exist there. Throws for what JSON cannot say. */
export const asJson = (value: unknown): Json => Json.parse(JSON.parse(JSON.stringify(value)));

/** What a text says as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
