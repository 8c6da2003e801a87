import { z } from 'zod';
import type { Shop } from '../shop/shop.ts';
import { type Played, Timeline } from './played.ts';
import type { Reading } from './record.ts';

const Verified = z.object({ ok: z.boolean(), events: z.int() });
const Instances = z.array(z.object({ id: z.string(), version: z.string() }));

type About = {
  readonly incident: string;
  readonly record: Reading;
  readonly shop: Shop;
  readonly before: { readonly successRate10s: number | null };
  readonly problems: readonly string[];
};

/** Looks at the shop and at the record with its own eyes, not through what the bot says of itself. */
export async function proofOf({
  incident,
  record,
  shop,
  before,
  problems,
}: About): Promise<Played> {
  const after = await shop.stats();
  const platform = await versions(`${shop.urls.platform}/instances?service=checkout`);
  const router = await versions(`${shop.urls.router}/backends?taking=traffic`);
  const verified = Verified.parse(await record.read('/api/v1/registry/verify'));
  const timeline = Timeline.parse(
    await record.read(`/api/v1/incidents/${incident}/timeline?format=json`),
  );
  const { entries, incident: ended } = timeline;
  const found = [
    ...problems,
    ...(ended.rung === 'closed' ? [] : [`The incident ended as ${ended.rung}.`]),
    ...notAllOn('1', 'the platform', platform),
    ...notAllOn('1', 'the router', router),
    ...((after.successRate10s ?? 0) >= 0.99 ? [] : ['Purchases do not succeed again.']),
    ...(verified.ok ? [] : ['The registry does not verify.']),
  ];
  const figures = {
    purchasesBefore: before.successRate10s,
    purchasesAfter: after.successRate10s,
    events: verified.events,
    verified: verified.ok,
    ...seconds(entries),
  };
  return {
    ok: found.length === 0,
    incident,
    timeline,
    figures,
    files: [],
    problems: found,
  };
}

async function versions(url: string): Promise<readonly string[]> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return Instances.parse(await answer.json()).map(({ version }) => version);
}

const notAllOn = (version: string, who: string, seen: readonly string[]): readonly string[] =>
  seen.length === 2 && seen.every((one) => one === version)
    ? []
    : [
        `${who} has instances on ${seen.join(', ') || 'nothing'} instead of two on release ${version}.`,
      ];

/** Seconds from declared to the first entry of each later kind. */
function seconds(entries: Timeline['entries']) {
  const at = (kind: string) => entries.find((entry) => entry.kind === kind)?.at;
  const start = at('declare');
  const since = (kind: string): number | null => {
    const then = at(kind);
    return start && then ? (Date.parse(then) - Date.parse(start)) / 1_000 : null;
  };
  return {
    declaredToDecided: since('decide'),
    declaredToFirstStep: since('act'),
    declaredToResolved: since('resolve'),
  };
}
