import { z } from 'zod';
import { JsonObject } from '../../../src/lib/json.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The arguments of a call, whichever way they came: form, JSON or multipart. */
export const readBody = async (
  contentType: string,
  body: Buffer,
): Promise<Result<JsonObject, Refusal>> => {
  if (body.length === 0) return ok({});
  const kind = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  switch (kind) {
    case '':
      return refuse('missing_post_type');
    case 'application/x-www-form-urlencoded':
      return ok(Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
    case 'application/json':
      return readJson(body.toString('utf8'));
    case 'multipart/form-data':
      return readMultipart(contentType, body);
    default:
      return refuse('invalid_post_type');
  }
};

const readJson = (body: string): Result<JsonObject, Refusal> => {
  try {
    const parsed = JsonObject.safeParse(JSON.parse(body));
    return parsed.success ? ok(parsed.data) : refuse('json_not_object');
  } catch {
    return refuse('invalid_json');
  }
};

const readMultipart = async (
  contentType: string,
  body: Buffer,
): Promise<Result<JsonObject, Refusal>> => {
  const form = await readForm(contentType, body);
  if (form === undefined) return refuse('invalid_form_data');
  const texts = [...form].filter(([, value]) => typeof value === 'string');
  return ok(z.record(z.string(), z.string()).parse(Object.fromEntries(texts)));
};

/** A multipart form; undefined when it cannot be read. */
export const readForm = async (
  contentType: string,
  body: Buffer,
): Promise<FormData | undefined> => {
  try {
    const headers = { 'content-type': contentType };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    return undefined;
  }
};
