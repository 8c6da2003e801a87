import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const registerMs = 5_000;
const shownCharacters = 300;

/** A release as Sternway is told of it. `commit` has 40 hexadecimal digits, `liveSince` is ISO 8601. */
export type Registration = {
  /** `checkout@prod` */
  readonly target: string;
  readonly version: string;
  readonly commit: string;
  readonly liveSince: string;
};

/** Stands in for the commit that a version was built from: SHA-1 of its code, or of its name where it has no file of its own. */
export function commitOf(service: string, version: string): string {
  const name = `${service}@${version}`;
  const known = new Set(['checkout@1', 'checkout@2']);
  const code = known.has(name)
    ? readFileSync(new URL(`../${service}/v${version}.ts`, import.meta.url))
    : name;
  return createHash('sha1').update(code).digest('hex');
}

/** Registers a release. Answers undefined when it is on record, else why not, for a person. The same registration again has the same key, so a repetition changes nothing. */
export async function register(
  sternway: string,
  token: string,
  given: Registration,
): Promise<string | undefined> {
  const key = createHash('sha256').update(JSON.stringify(given)).digest('hex');
  try {
    const response = await fetch(`${sternway}/api/v1/orders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      // All releases of the shop read and write the same tables.
      body: JSON.stringify({ order: { kind: 'releaseRegister', ...given, migrations: [] } }),
      signal: AbortSignal.timeout(registerMs),
    });
    const text = (await response.text()).slice(0, shownCharacters);
    return response.ok ? undefined : `it answered ${response.status}: ${text}`;
  } catch (problem) {
    return `it does not answer at ${sternway} (${String(problem)}).`;
  }
}
