import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';

/** A schedule did not say who is on call. */
class ScheduleSilent extends Error {
  override readonly name = 'ScheduleSilent';
}

/** Where a schedule of the configuration is: a file is meant from the place of that one. */
export const schedulePlace = (at: string, config: string): string =>
  /^https?:/u.test(at) ? at : resolve(dirname(config), at);

const OnCall = z.object({ people: z.array(z.string().min(1).max(80)).max(200) });

/** Who is on call by a schedule: a file, or an http address, that holds `{ "people": ["name"] }`. Rejects when it does not say. */
export async function askSchedule(
  at: string,
  way: { readonly guard: AddressGuard; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const text = /^https?:\/\//u.test(at) ? await overHttp(at, way) : await readFile(at, 'utf8');
  return OnCall.parse(JSON.parse(text)).people;
}

async function overHttp(
  url: string,
  way: { readonly guard: AddressGuard; readonly signal: AbortSignal },
): Promise<string> {
  const answer = await httpCall(
    { method: 'GET', url, headers: { accept: 'application/json' } },
    way,
  );
  if (!answer.ok) throw new ScheduleSilent(`${answer.error.code}: ${answer.error.why}`);
  const { status, body } = answer.value;
  if (status !== 200) throw new ScheduleSilent(`it answered ${status}`);
  return body;
}
