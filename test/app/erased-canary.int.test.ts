import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import { searchesNoted } from '../../src/app/registry/searches.ts';
import { erase } from '../../src/app/retention/erase.ts';
import type { Envelope } from '../../src/core/envelope.ts';
import { IncidentId, PersonId, type Target } from '../../src/core/ids.ts';
import { Order, type OrderKind } from '../../src/core/orders.ts';
import { searchIn } from '../../src/core/retention/search-name.ts';
import { formats, pictureFormats } from '../../src/core/timeline/orders.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { exportEvents } from '../../src/registry/export.ts';
import { anyOrder, kinds } from '../commands/any-order.ts';
import { checkout } from '../core/sample.ts';
import { addresses } from '../web/pages/addresses.ts';
import { session } from '../web/pages/visitor.ts';
import { webRig } from '../web/rig.ts';
import type { Boat, Harbor } from './rig.ts';
import { accepted, underSail } from './story.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const canary = 'xylophone';
const entry = IncidentId.parse('INC-1');

const Text = z.looseObject({ type: z.literal('string'), maxLength: z.number().min(200) });

/** The free texts that an order of this kind may have: what is long enough to say something. */
function textsOf(kind: OrderKind): readonly string[] {
  const option = Order.options.find((one) => one.shape.kind.value === kind);
  const { properties = {} } = z.toJSONSchema(z.strictObject(option?.shape ?? {}), { io: 'input' });
  return Object.entries(properties)
    .filter(([, shape]) => Text.safeParse(shape).success)
    .map(([name]) => name)
    .filter((name) => !written.has(`${kind} ${name}`));
}

/** Written into a plan, which is its hash: these stay in the chain, as docs/erase-and-retain.md says. */
const written: ReadonlySet<string> = new Set(['switch awaits', 'switch steps']);

/** What brings an order to where something happens: what is there is named, all else is as it falls. */
const here: Readonly<Record<string, unknown>> = {
  target: checkout,
  targets: [checkout],
  service: 'checkout',
  who: '@bo',
  person: '@bo',
  entry,
};

/** An order of this kind that has the canary in every text; undefined where that is none. */
function singing(kind: OrderKind, number: number): Order | undefined {
  const [some] = fc.sample(anyOrder(kind), { numRuns: 1, seed: seed + number });
  const texts = textsOf(kind).map((name) => [name, `${canary} ${kind} ${name} ${number}`]);
  const said = { ...some, ...Object.fromEntries(texts) };
  const known = Object.entries(here).filter(([name]) => Object.hasOwn(said, name));
  return (
    Order.safeParse({ ...said, ...Object.fromEntries(known) }).data ?? Order.safeParse(said).data
  );
}

const never = new Set<OrderKind>(['close', 'registryHold', 'registryRelease']);
const people = ['ada', 'ada', 'ada', 'bo', 'dev', 'oz'] as const;

/** A night in which everything is said once or twice, in any order. */
async function play(boat: Boat): Promise<void> {
  const title = `${canary} is out of tune`;
  await accepted(boat.say({ kind: 'declare', severity: 'sev2', targets: [checkout], title }));
  const all = kinds.flatMap((kind) => (never.has(kind) ? [] : [kind, kind]));
  const [mixed = []] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), {
    numRuns: 1,
    seed,
  });
  for (const [number, kind] of mixed.entries()) {
    const order = singing(kind, number);
    const by = people[(seed + number) % people.length] ?? 'ada';
    if (order !== undefined) await said(boat, order, { by, number });
  }
}

async function said(
  { ship }: Boat,
  order: Order,
  { by, number }: { readonly by: string; readonly number: number },
): Promise<void> {
  await handleOrder(ship, {
    order,
    incident: entry,
    actor: { kind: 'person', person: PersonId.parse(ship.directory.find(by)) },
    arrival: { via: 'http', arrival: `http:${by}`, key: `play-${number}` },
  });
}

/** Erases every text of every stream, one erasure a stream, and why each search was made. */
async function eraseAll({ ship }: Boat): Promise<number> {
  const { registry } = ship;
  const wish = { by: 'p_x', basis: 'order', via: 'http' } as const;
  const events: Envelope[] = [];
  for await (const page of pages(ship.registry)) events.push(...page);
  const there = await registry.texts(events);
  const whats: Erasure['what'][] = [];
  for (const [stream, own] of Map.groupBy(events, (one) => one.stream)) {
    const texts = own.flatMap(({ version }) =>
      Object.keys(there.get(`${stream}#${version}`) ?? {}).map((name) => ({ version, name })),
    );
    if (texts.length > 0) whats.push({ kind: 'texts', stream, texts });
  }
  for (const { id } of await searchesNoted(ship)) {
    whats.push({ kind: 'search', search: searchIn(id) ?? '' });
  }
  for (const what of whats) {
    expect([what, await erase(ship, { ...wish, what })]).toEqual([what, { status: 'erased' }]);
  }
  return [...there.values()].flatMap((texts) => Object.keys(texts)).length;
}

async function* pages(registry: Boat['ship']['registry']) {
  for (let after = 0; ; ) {
    const page = await registry.since(after, 500);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < 500) return;
    after = last.position;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function filesSinging(folder: string): Promise<readonly string[]> {
  const files = await filesIn(folder);
  const bytes = await Promise.all(files.map((file) => readFile(file)));
  return files.filter((_, index) => bytes[index]?.includes(canary));
}

const targets: readonly Target[] = [checkout];
const paths = [
  '/api/v1/incidents',
  '/api/v1/incidents/INC-1',
  '/api/v1/incidents/INC-1/report',
  ...[...formats, ...pictureFormats].map(
    (format) => `/api/v1/incidents/INC-1/timeline?format=${format}`,
  ),
  '/api/v1/locks',
  ...targets.map((target) => `/api/v1/releases/${target}`),
  '/api/v1/drills',
  '/api/v1/unrouted',
  '/api/v1/registry',
  `/api/v1/registry?words=${canary}&format=json`,
  '/api/v1/registry/INC-1',
  '/api/v1/registry/searches',
  '/api/v1/registry/export',
  '/api/v1/registry/export?incident=INC-1',
  '/api/v1/registry/verify',
  '/metrics',
];
const asking = [
  '/incident status',
  '/incident who',
  '/incident check',
  '/incident catch-up',
  '/incident timeline',
  '/incident report',
  '/rollback status',
  '/rollback where',
  '/release list checkout',
  '/drill status',
  '/registry list',
  '/registry show INC-1',
  '/registry stats',
];

const token = 'token-of-ada';

/** Ada has a token, and keeps this installation. */
function prepare(port: Harbor): void {
  port.rules = {
    ...port.rules,
    people: { ...port.rules.people, ada: { slack: [], tokens: ['laptop-ada'] } },
    tokens: { ...port.rules.tokens, 'laptop-ada': { sha256: sha256(token), may: [] } },
  };
}

/** A server on the ship, with all that answers over HTTP. */
const served = ({ ship }: Boat) =>
  webRig({
    ship,
    answer: (ordered) => handleOrder(ship, ordered),
    keeping: {
      exportEvents: (part) => exportEvents(ship.registry, part),
      verify: (signal) => verifyRecord({ registry: ship.registry, places: [], signal }),
      rebuild: async () => ({ incidents: 0 }),
      replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
    },
  });

test('what was erased of a night in which everything was said is in no file, no export, and no answer', async () => {
  await using scene = await underSail(prepare);
  const { boat, harbor } = scene;
  await using web = await served(boat);
  await boat.ship.directory.learn(harbor.rules);
  const get = async (path: string) => (await web.call(path, { token })).text();
  const order = async (text: string) =>
    (await web.order({ text, incident: 'INC-1' }, { token })).text();
  await play(boat);
  expect(await filesSinging(harbor.folder), `seed ${seed}`).not.toEqual([]);
  const before = await get('/api/v1/incidents/INC-1/timeline');
  expect(before).toContain(canary);
  expect(await eraseAll(boat), `seed ${seed}`).toBeGreaterThan(50);
  const sung: string[] = [];
  for (const path of paths) {
    if ((await get(path)).includes(canary)) sung.push(path);
  }
  const headers = await session(web, token);
  for (const path of addresses) {
    const page = await web.call(path, { token: '', headers });
    expect([path, page.status]).toEqual([path, 200]);
    if ((await page.text()).includes(canary)) sung.push(path);
  }
  for (const text of asking) {
    if ((await order(text)).includes(canary)) sung.push(text);
  }
  const upTo = await boat.ship.registry.head();
  for await (const line of exportEvents(boat.ship.registry, { upTo, stream: undefined })) {
    if (line.includes(canary)) sung.push(line.slice(line.indexOf(canary) - 200).slice(0, 500));
  }
  expect(
    sung.filter((one) => !one.includes(`words=${canary}`)),
    `seed ${seed}`,
  ).toEqual([]);
  expect(await filesSinging(harbor.folder), `seed ${seed}`).toEqual([]);
  expect(await boat.ship.registry.verify()).toMatchObject({ ok: true, problems: [] });
}, 120_000);
