import type { VerifyReport } from '../../app/ports/verify-report.ts';
import type { Link } from '../../core/chain.ts';
import { type ErasedCodes, type ErasedOne, sayErased } from '../erasure.ts';
import { type AnchorCheck, type AnchorsKept, checkAnchors } from './anchors-kept.ts';

type Problem = VerifyReport['problems'][number];
type Missing = { readonly position: number; readonly stream: string; readonly name: string };

/** What has been seen so far. Grows with streams, erasures and damage, never with events. */
export type Seen = {
  position: number;
  hash: string;
  events: number;
  readonly heads: Map<string, Link>;
  readonly missing: Map<string, Missing>;
  readonly erased: { readonly position: number; readonly codes: ErasedCodes }[];
  readonly problems: Problem[];
  readonly anchors: AnchorCheck;
};

const toldProblems = 100;

/** Nothing yet. */
export const nothingSeen = async (anchors: AnchorsKept): Promise<Seen> => ({
  position: 0,
  hash: '',
  events: 0,
  heads: new Map(),
  missing: new Map(),
  erased: [],
  problems: [],
  anchors: await checkAnchors(anchors),
});

/** Notes what is wrong; the first ones are told, the rest is counted by nobody. */
export function blame(seen: Seen, at: { position: number; stream?: string }, what: string): void {
  if (seen.problems.length >= toldProblems) return;
  seen.problems.push({ position: at.position, stream: at.stream ?? '', what });
}

/** By what a missing text is found. */
export const textKey = (stream: string, version: number, name: string): string =>
  `${stream}#${version}:${name}`;

/** The stream whose text is gone; empty where it is no text. */
export const streamOf = (what: ErasedOne): string => (what.kind === 'text' ? what.stream : '');

/** What is told of it in the end. */
export function reportOf(seen: Seen): VerifyReport {
  const { problems, report: anchors } = seen.anchors.end(seen.position);
  for (const { position, what } of problems) blame(seen, { position }, what);
  return {
    ok: seen.problems.length === 0,
    anchors,
    events: seen.events,
    streams: seen.heads.size,
    head: seen.position,
    erased: seen.erased.map(({ codes: { what, also, by, basis } }) => ({
      stream: streamOf(what),
      what: also.length === 0 ? sayErased(what) : `${sayErased(what)}, and ${also.length} more`,
      by,
      basis,
    })),
    problems: seen.problems.toSorted((a, b) => a.position - b.position),
  };
}
