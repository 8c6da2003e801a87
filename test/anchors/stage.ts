import { execFileSync } from 'node:child_process';
import { anchorNote } from '../../src/anchors/note.ts';
import type { Site } from '../../src/anchors/site.ts';
import type { AnchorPlace } from '../../src/app/ports/anchors.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openAnchorKeeper } from '../../src/app/proof/keep-anchors.ts';
import { recordKey } from '../../src/app/proof/record-key.ts';
import { instant } from '../../src/core/ids.ts';
import { type Anchor, makeAnchor } from '../../src/core/proof/anchor.ts';
import { openTree } from '../../src/core/proof/tree.ts';
import { keyIn, newKeyPem, type SigningKey } from '../../src/lib/ed25519.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { inherited } from '../../src/lib/program/with.ts';
import { ok } from '../../src/lib/result.ts';
import { simClock } from '../app/sim-clock.ts';
import { batch, note } from '../registry/samples.ts';

export function aKey(): SigningKey {
  const key = keyIn(newKeyPem());
  if (key === undefined) throw new Error('no key');
  return key;
}

const key = aKey();

/** So many anchors, each after the one before. */
export function anchors(count: number, signer = key): readonly Anchor[] {
  const all: Anchor[] = [];
  for (let number = 1; number <= count; number += 1) {
    const head = { stream: 's', version: number, hash: 'a'.repeat(64) };
    const seen = { registry: 'reg', position: number, head: head.hash, clock: null };
    const tree = openTree();
    tree.put(head);
    const at = instant(Date.parse('2026-03-01T10:00:00.000Z') + number);
    all.push(makeAnchor({ ...seen, at, tree }, all.at(-1), signer));
  }
  return all;
}

/** What places work with, in a folder of the test. */
export const siteIn = (data: string, secrets: Readonly<Record<string, string>> = {}): Site => ({
  registry: 'reg',
  data,
  secrets: () => ok(secrets),
  guard: addressGuard(['127.0.0.1']),
  inherited: { ...inherited(process.env), HOME: data },
  log: { info: () => undefined, warn: () => undefined },
  now: () => new Date().toISOString(),
  fileOf: (path) => path,
});

/** Runs a program of this machine and answers what it prints. */
export const run = (file: string, args: readonly string[], cwd?: string): string =>
  execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A place that takes what it is brought, or does not. */
export function shelf(name = 'shelf') {
  const brought: Anchor[] = [];
  const mood = { code: '' };
  const place: AnchorPlace = {
    name,
    bring: async (more) => {
      if (mood.code !== '') return { status: 'later', code: mood.code };
      brought.push(...more);
      return { status: 'taken', receipt: `row ${brought.length}` };
    },
    confirm: async ({ receipts }) => {
      const last = receipts.findLast(({ anchor }) =>
        brought.some(({ signature }) => signature === anchor.signature),
      );
      return { last: last && { anchor: last.anchor, at: undefined }, problems: [] };
    },
  };
  return { place, brought, mood };
}

type Setting = {
  readonly registry: Registry;
  readonly folder: string;
  readonly places?: readonly AnchorPlace[];
  readonly signer?: SigningKey;
};

/** The keeper of a registry's anchors, by a clock that the test moves. */
export async function keeperOf({ registry, folder, places = [], signer = key }: Setting) {
  const clock = simClock();
  const log = { info: () => undefined, warn: () => undefined };
  const sea = { registry, clock, log };
  await recordKey(sea, { key: signer, before: undefined });
  const keeping = { key: signer, note: anchorNote(folder), places: () => places };
  const keeper = await openAnchorKeeper(sea, keeping);
  return { keeper, clock };
}

/** Appends one event of a type to a stream. */
export async function happen(
  registry: Registry,
  stream: string,
  type = 'NoteAdded',
): Promise<void> {
  const { length: version } = await registry.read(stream);
  const event = note(stream, `what happened ${version}`, { type });
  await registry.append(batch({ reads: [{ stream, version }], events: [event] }));
}
