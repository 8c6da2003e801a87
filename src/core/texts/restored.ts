import type { Anchor } from '../proof/anchor.ts';

/** `older`: it ends before what the anchor knows of; `anchors`: it has that, and lost anchors; the others as they say. */
type Older = {
  readonly last: Pick<Anchor, 'number' | 'at' | 'position'>;
  /** How far the registry reaches. */
  readonly position: number;
  readonly why: 'older' | 'other' | 'stranger' | 'anchors';
};

const reasons = {
  older: 'it ends before that',
  other: 'something else stands at that position',
  stranger: 'that anchor is of another registry',
} as const;

/** Why a registry is not opened for work, and what to do; to whoever starts Sternway. */
export const registryOlderText = (older: Older): string => `${saidOf(older)}\n${meant}`;

function saidOf({ last: { number, at, position: known }, position, why }: Older): string {
  return why === 'anchors'
    ? `This registry has every event that anchor ${number} of ${at} knows of, but not that anchor, nor some that came before it. So a backup was put in its place. Nothing was written.`
    : `This registry ends at position ${position}, but anchor ${number} of ${at} knows of position ${known}: ${reasons[why]}. So a backup was put in its place, or its end was cut off; what happened in between is not in it, and steps may have run that it does not know of. Nothing was written.`;
}

const meant =
  'Look for the newer one first. If this one is meant: sternway start --restored "<why>" --as <your name>. That goes on record, and verify shows it.';

/** Why no anchor can follow on the newest one, and where to take it from. */
export const newestAnchorLostText = (number: number): string =>
  `Anchor ${number} is the newest of this registry, and it can be read neither there nor in last-anchor.json of the data folder. Without it no anchor can follow, so nothing was written. Take it from a place that holds it (anchors: in sternway.yaml), put it into the data folder as last-anchor.json, and start again; or restore the last good backup.`;

const another = 'Nothing was done with it. Take another copy of it, or another backup.';

/** Why a file is not taken for a backup. */
export const notWholeText = {
  torn: `This is no backup of Sternway, or its end is missing. ${another}`,
  changed: `This backup is not what was written: a byte of it has changed, or a line is missing. ${another}`,
} as const;
