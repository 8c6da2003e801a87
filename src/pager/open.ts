import type { Configurations, PagerEntry } from '../app/ports/configuration.ts';
import type { PageCall, PageOutcome, Pager } from '../app/ports/pager.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';
import type { Result } from '../lib/result.ts';
import type { PagerKind } from './kind.ts';
import { pagerDuty } from './pagerduty.ts';
import { webhook } from './webhook.ts';

/** No answer of a pager is longer than this. */
const maxBytes = 64 * 1024;

type Site = {
  readonly configurations: Configurations;
  readonly secrets: (
    names: readonly string[],
  ) => Result<Readonly<Record<string, string>>, readonly string[]>;
  readonly guard: AddressGuard;
};

/** The pager of the configuration in force at each call. */
export const openPager =
  ({ configurations, secrets, guard }: Site): Pager =>
  async (call, signal) => {
    const entry = configurations.current().pager;
    if (entry === undefined) return { status: 'refused', code: 'NoPager' };
    const { kind, secret } = kindOf(entry, call);
    const found = secrets([secret]);
    const value = found.ok ? found.value[secret]?.trim() : undefined;
    // To be set by somebody meanwhile: it is looked up again.
    if (value === undefined) return { status: 'later', code: 'SecretMissing', afterMs: undefined };
    return tell(kind, kind.request(call, value), { guard, signal });
  };

/** A person's own routing key goes before the one of the installation: so exactly this person is woken. */
function kindOf(entry: PagerEntry, { contact }: PageCall) {
  switch (entry.kind) {
    case 'webhook':
      return { kind: webhook, secret: entry.urlSecret };
    case 'pagerduty':
      return { kind: pagerDuty(entry.url), secret: contact ?? entry.routingKeySecret };
  }
}

async function tell(
  kind: PagerKind,
  request: ReturnType<PagerKind['request']>,
  way: { readonly guard: AddressGuard; readonly signal: AbortSignal },
): Promise<PageOutcome> {
  const answer = await httpCall(request, { ...way, maxBytes });
  if (answer.ok) return kind.read(answer.value);
  const { code } = answer.error;
  // The address is in a secret, so what is wrong with it can be mended without an edit that anybody here would see.
  return { status: 'later', code, afterMs: undefined };
}
