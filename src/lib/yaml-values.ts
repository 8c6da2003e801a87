import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Json } from './json.ts';
import { quoted } from './say-issue.ts';
import type { Fault } from './yaml-tokens.ts';

export type Path = readonly PropertyKey[];
/** Where a value begins, and where its key does. */
export type Spot = { readonly value: number; readonly key: number };
export type Values = {
  readonly value: Json;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly faults: readonly Fault[];
};

const maxValues = 50_000;
const maxFaults = 1_000;
/** Names that reach an object's prototype where somebody is careless. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Walk = {
  readonly spots: Map<string, Spot>;
  readonly faults: Fault[];
  readonly anchors: Map<string, Node>;
  left: number;
};

export const pathKey = (path: Path): string => JSON.stringify(path.map(String));

const offsetOf = (node: unknown, otherwise: number): number =>
  (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined) ??
  otherwise;

function fault(walk: Walk, offset: number, message: string): null {
  if (walk.faults.length < maxFaults) walk.faults.push({ offset, message });
  return null;
}

function scalarOf(walk: Walk, { value }: Scalar, offset: number): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    const kept = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    return kept ? value : fault(walk, offset, 'not a number that can be kept exactly; quote it');
  }
  if (typeof value !== 'string') return fault(walk, offset, 'only text, numbers, true and false');
  return value.isWellFormed() && !value.includes('\0')
    ? value
    : fault(walk, offset, 'text that holds a NUL or half a character');
}

function keyOf(walk: Walk, { key }: Pair, offset: number, seen: ReadonlyMap<string, number>) {
  const word = isScalar(key) ? key.value : undefined;
  if (typeof word !== 'string') {
    fault(
      walk,
      offset,
      isScalar(key) ? `a key must be text; put ${quoted(word)} in quotes` : 'a key must be text',
    );
    return undefined;
  }
  if (forbiddenKeys.has(word)) fault(walk, offset, `the key "${word}" is not allowed`);
  else if (seen.has(word)) fault(walk, offset, `the key ${quoted(word)} is written twice`);
  else return word;
  return undefined;
}

function mapOf(walk: Walk, map: YAMLMap, path: Path, at: number): Json {
  const seen = new Map<string, number>();
  const entries: [string, Json][] = [];
  for (const pair of map.items) {
    const offset = offsetOf(pair.key, at);
    const key = keyOf(walk, pair, offset, seen);
    if (key === undefined) continue;
    seen.set(key, offset);
    entries.push([key, valueOf(walk, pair.value, [...path, key], offset)]);
  }
  return Object.fromEntries(entries);
}

function contentOf(walk: Walk, node: unknown, path: Path, offset: number): Json {
  if (node === null || node === undefined) return null;
  if (isScalar(node)) return scalarOf(walk, node, offset);
  if (isMap(node)) return mapOf(walk, node, path, offset);
  if (isSeq(node)) {
    return node.items.map((item, index) => valueOf(walk, item, [...path, index], offset));
  }
  if (!isAlias(node)) return fault(walk, offset, 'not a value');
  const target = walk.anchors.get(node.source);
  if (target === undefined)
    return fault(walk, offset, `no anchor &${node.source} stands before it`);
  return valueOf(walk, target, path, offset);
}

function valueOf(walk: Walk, node: unknown, path: Path, keyOffset: number): Json {
  const offset = offsetOf(node, keyOffset);
  walk.left -= 1;
  // An alias is counted as often as it is used: a bomb of aliases ends here.
  if (walk.left < 0) {
    return walk.left === -1
      ? fault(
          walk,
          offset,
          `more than ${maxValues} values, aliases counted as often as they are used`,
        )
      : null;
  }
  if (!walk.spots.has(pathKey(path)))
    walk.spots.set(pathKey(path), { value: offset, key: keyOffset });
  const value = contentOf(walk, node, path, offset);
  // Known only from here on, so that an alias never holds itself.
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
    walk.anchors.set(node.anchor, node);
  }
  return value;
}

/** The plain JSON value of a YAML document, where each part of it stands, and what JSON or safety forbids. */
export function valuesOf(document: Document.Parsed): Values {
  const walk: Walk = { spots: new Map(), faults: [], anchors: new Map(), left: maxValues };
  const value = valueOf(walk, document.contents, [], 0);
  return { value, spots: walk.spots, faults: walk.faults };
}
