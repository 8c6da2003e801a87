import type { Configurations, ReportWebhookEntry } from '../app/ports/configuration.ts';
import type { Parcel, Publisher, Sent } from '../app/ports/publisher.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';
import { signedPost } from '../lib/http/signed-post.ts';
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
  const signing = found.ok ? found.value[signingSecret]?.trim() : undefined;
  return url === undefined || signing === undefined ? undefined : { url, signing };
}

type Way = { readonly url: string; readonly signing: string; readonly signal: AbortSignal };

async function send({ guard }: Site, parcel: Parcel, { url, signing, signal }: Way): Promise<Sent> {
  const said = { version: 1, ...parcel, report: JSON.parse(parcel.report) };
  const post = signedPost({ url, key: parcel.key, signing }, said);
  const answer = await httpCall(post, { guard, signal, maxBytes });
  // The address is in a secret, so what is wrong with it can be mended without an edit that anybody here would see.
  return answer.ok
    ? takenBy(answer.value)
    : { status: 'later', code: answer.error.code, afterMs: undefined };
}
