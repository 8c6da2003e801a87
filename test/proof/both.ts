import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf } from '../../src/anchors/bundle.ts';
import { confirmedBy } from '../../src/anchors/places/held.ts';
import type { AnchorPlace } from '../../src/app/ports/anchors.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import { bodyOf } from '../../src/core/chain.ts';
import { IncidentId } from '../../src/core/ids.ts';
import type { Anchor } from '../../src/core/proof/anchor.ts';
import { keyTakenIn } from '../../src/core/proof/on-record.ts';
import { canonical } from '../../src/lib/canonical.ts';
import type { Evidence } from '../../src/registry/verify/evidence.ts';
import { verifyAll } from '../../src/registry/verify/verify.ts';
import { registry, stream, type World } from './world.ts';

/** A registry that has been written so, as an engine gives it to be verified. */
function evidenceOf({ events, texts, anchors, brought }: World): Evidence {
  const last = events.at(-1);
  const posts: Evidence['anchors']['kept']['posts'] = async (about) => {
    const anchor = anchors.find(({ number }) => about === `anchor/${number}`);
    const place = { about, key: 'place/audit', body: `row ${anchor?.number}` };
    const isBrought = anchor !== undefined && brought.includes(anchor.number);
    return anchor === undefined
      ? []
      : [{ about, key: 'anchor', body: anchor }, ...(isBrought ? [place] : [])];
  };
  const setting = async () => ({ last: anchors.at(-1)?.number ?? 0, places: {} });
  const between = (after: number, upTo: number) =>
    texts.filter(({ position }) => position > after && position <= upTo);
  return {
    events: async (after, limit) =>
      events
        .filter(({ position }) => position > after)
        .slice(0, limit)
        .map((event) => ({ ...event, body: bodyOf(event) })),
    texts: async (after, upTo) => between(after, upTo),
    head: async () => ({ position: last?.position ?? 0, hash: last?.hash ?? '' }),
    streams: async () => [],
    ends: async (names) =>
      new Map(
        names.map((name) => {
          const own = events.filter((event) => event.stream === name);
          return [name, { events: own.length, head: own.at(-1) }];
        }),
      ),
    anchors: { id: registry, kept: { posts, setting } },
    holds: async () => false,
    gapless: true,
  };
}

/** What `sternway registry verify` says where a place outside holds these anchors. */
export async function byRegistry(world: World, held: readonly Anchor[]) {
  const evidence = evidenceOf(world);
  const there = new Map(held.map((anchor) => [anchor.number, canonical(anchor)]));
  const audit: AnchorPlace = {
    name: 'audit',
    bring: async () => ({ status: 'later', code: 'NotAsked' }),
    confirm: async (asked) => confirmedBy('audit', there, asked),
  };
  const { signal } = new AbortController();
  const kept = { ...evidence.anchors.kept, id: registry, verify: () => verifyAll(evidence) };
  const { ok, problems } = await verifyRecord({ registry: kept, places: [audit], signal });
  return { ok, said: problems.map(({ what }) => what) };
}

/** The bundle that the world hands out, unpacked here. */
export async function unpacked(world: World, directory: string): Promise<string> {
  const events = world.events.filter((event) => event.stream === stream);
  const texts = events.flatMap(({ version, position, texts: digests }) =>
    Object.keys(digests).map((name) => {
      const it = world.texts.find((text) => text.position === position && text.name === name);
      const said = it && { salt: it.salt.toString('hex'), text: it.text.toString() };
      return [`${version}/${name}`, said ?? ('erased' as const)];
    }),
  );
  const bundle = await bundleOf(
    {
      format: 1,
      registry,
      incident: IncidentId.parse('INC-1'),
      stream,
      events,
      texts: Object.fromEntries(texts),
      keys: world.events.map(keyTakenIn).filter((key) => key !== undefined),
      anchors: [...world.anchors],
      proof: { anchor: world.anchors.at(-1)?.number ?? 0, path: world.path },
      outside: world.brought.map((anchor) => ({
        place: 'audit',
        anchor,
        receipt: `row ${anchor}`,
      })),
    },
    new Date('2026-03-01T10:00:00.000Z'),
  );
  writeFileSync(join(directory, 'bundle.tar'), bundle);
  execFileSync('tar', ['xf', 'bundle.tar'], { cwd: directory });
  return join(directory, 'INC-1');
}

/** What the verifier in the bundle says to somebody who knows this key. */
export function byBundle(folder: string, key: string) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'verify.mjs'), '--key', key],
    {
      encoding: 'utf8',
    },
  );
  return { ok: status === 0, said: stdout };
}
