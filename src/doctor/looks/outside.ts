import type { Configuration, PagerEntry } from '../../app/ports/configuration.ts';
import type { TrackerEntry } from '../../app/ports/trackers.ts';
import type { Seen } from '../../core/doctor/finding.ts';
import * as texts from '../../core/doctor/texts.ts';
import { httpCall } from '../../lib/http/call.ts';
import { type Bench, byRules } from '../bench.ts';

/** Something with an address: as it is, or in a secret of that name. */
type Outside = { readonly what: string } & (
  | { readonly url: string }
  | { readonly urlSecret: string }
);

function addressOf({ secrets }: Pick<Bench, 'secrets'>, one: Outside): string | undefined {
  if ('url' in one) return one.url;
  const found = secrets([one.urlSecret]);
  return found.ok ? found.value[one.urlSecret]?.trim() : undefined;
}

/**
 * Asks the server behind an address whether it is there: any answer will do. Nothing is asked of its path, which may do
 * something, and what stands in a secret is not told.
 */
async function reached(bench: Bench, one: Outside, signal: AbortSignal): Promise<Seen> {
  const url = addressOf(bench, one);
  if (url === undefined) return texts.addressHidden(one.what);
  if (!URL.canParse(url)) return texts.judgeReach(one.what, 'its address is none');
  const origin = `${new URL(url).origin}/`;
  const answer = await httpCall(
    { method: 'HEAD', url: origin, headers: {} },
    { guard: bench.guard, signal },
  );
  // It is there, and leads elsewhere.
  const isThere = answer.ok || answer.error.code === 'RedirectRefused';
  if (isThere) return texts.judgeReach(one.what, undefined);
  // The sentence names the host, which belongs to the secret.
  return texts.judgeReach(one.what, 'url' in one ? answer.error.why : answer.error.code);
}

const pagerAt = (pager: PagerEntry): Outside =>
  pager.kind === 'webhook'
    ? { what: 'The webhook of the pager', urlSecret: pager.urlSecret }
    : { what: 'PagerDuty', url: pager.url };

export const pager = byRules(async (rules, bench, signal) =>
  rules.pager === undefined
    ? [texts.noPager]
    : [texts.pagerUntried(rules.pager.kind), await reached(bench, pagerAt(rules.pager), signal)],
);

const trackerAt = (name: string, entry: TrackerEntry): Outside =>
  entry.kind === 'webhook'
    ? { what: `The tracker ${name}`, urlSecret: entry.urlSecret }
    : { what: `The tracker ${name} (${entry.kind})`, url: entry.url };

export const trackers = byRules((rules, bench, signal) => {
  const named = Object.entries(rules.trackers ?? {});
  return named.length === 0
    ? [texts.noTrackers]
    : Promise.all(named.map(([name, entry]) => reached(bench, trackerAt(name, entry), signal)));
});

export const statusPage = byRules(async ({ statusPage: page }, bench, signal) =>
  page === undefined
    ? [texts.noStatusPage]
    : [await reached(bench, { what: 'The status page', urlSecret: page.urlSecret }, signal)],
);

type Place = NonNullable<Configuration['anchors']>['places'][number];

/** Where nothing runs that would bring anchors, whether the place is there at all. */
async function placeReached(bench: Bench, place: Place, signal: AbortSignal): Promise<Seen> {
  if (place.kind === 'webhook') {
    return reached(bench, { what: `The place ${place.name}`, urlSecret: place.urlSecret }, signal);
  }
  return /^https?:/u.test(place.url)
    ? reached(bench, { what: `The place ${place.name} (${place.kind})`, url: place.url }, signal)
    : texts.placeUntried(place.name);
}

export const anchors = byRules((rules, bench, signal) => {
  const places = rules.anchors?.places ?? [];
  if (places.length === 0) return [texts.noPlaces];
  if (bench.anchorsBehind === undefined) {
    return Promise.all(places.map((place) => placeReached(bench, place, signal)));
  }
  const behind = bench.anchorsBehind();
  return behind.length === 0
    ? [texts.placesGood(places.length)]
    : behind.map((sentence) => texts.placeBehind(sentence));
});
