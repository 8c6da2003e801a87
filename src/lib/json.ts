import { z } from 'zod';

/** Any JSON value. What is stored, hashed or sent is one of these and nothing else. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** A JSON object, for example the `with:` of a step. */
export const JsonObject = z.record(z.string(), Json);
export type JsonObject = z.infer<typeof JsonObject>;
