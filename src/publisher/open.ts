import { createHmac } from 'node:crypto';
import type { Configurations, ReportWebhookEntry } from '../app/ports/configuration.ts';
import type { Parcel, Publisher, Sent } from '../app/ports/publisher.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';
import { takenBy } from '../lib/http/taken.ts';
import type { Result } from '../lib/result.ts';

/** No answer of a webhook is longer than this. */
const maxBytes = 64 * 1024;

type Site = {
  readonly configurations: Configurations;
  readonly secrets: (
    names: readonly string[],
  ) => Result<Readonly<Record<string, string>>, readonly string[]>;
  readonly guard: AddressGuard;
};

/** The webhook of the configuration in force at each try. */
export const openPublisher =
  (site: Site): Publisher =>
  async (parcel, signal) => {
    const entry = site.configurations.current().reportWebhook;
    if (entry === undefined) return { status: 'refused', code: 'NoWebhook' };
    const found = secretsOf(site, entry);
    // To be set by somebody meanwhile: they are looked up again.
    if (found === undefined) return { status: 'later', code: 'SecretMissing', afterMs: undefined };
    return send(site, parcel, { ...found, signal });
  };

function secretsOf({ secrets }: Site, { urlSecret, signingSecret }: ReportWebhookEntry) {
  const found = secrets([urlSecret, signingSecret]);
  const url = found.ok ? found.value[urlSecret]?.trim() : undefined;
  const key = found.ok ? found.value[signingSecret]?.trim() : undefined;
  return url === undefined || key === undefined ? undefined : { url, key };
}

type Way = { readonly url: string; readonly key: string; readonly signal: AbortSignal };

/** `Sternway-Signature`: HMAC-SHA256 of the body as it is sent, in hexadecimal digits. */
async function send({ guard }: Site, parcel: Parcel, { url, key, signal }: Way): Promise<Sent> {
  const body = bodyOf(parcel);
  const signature = createHmac('sha256', key).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': parcel.key,
    'sternway-signature': `sha256=${signature}`,
  };
  const answer = await httpCall(
    { method: 'POST', url, headers, body },
    { guard, signal, maxBytes },
  );
  // The address is in a secret, so what is wrong with it can be mended without an edit that anybody here would see.
  return answer.ok
    ? takenBy(answer.value)
    : { status: 'later', code: answer.error.code, afterMs: undefined };
}

const bodyOf = ({ report, ...parcel }: Parcel): string =>
  JSON.stringify({ version: 1, ...parcel, report: JSON.parse(report) });
