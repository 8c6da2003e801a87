import type { NotReached } from '../standing-approval/counting.ts';
import { type PlanShape, shapeHash } from '../standing-approval/shape.ts';
import { day } from './dates.ts';
import { rollback, type Voice } from './voice.ts';
import { count, list, oneLine, person } from './words.ts';

/** `rollbacks of checkout@prod by checkout-rollback (version 3), 4 steps of http and manual, no data touched`. */
export function shapeText({ playbook, targets, steps }: PlanShape): string {
  const name = `${oneLine(playbook.name, 60)} (version ${oneLine(playbook.version, 30)})`;
  const kinds = list([...new Set(steps)].toSorted());
  return `rollbacks of ${list(targets)} by ${name}, ${count(steps.length, 'step')} of ${kinds}, no data touched`;
}

type Signing = {
  readonly target: string;
  readonly shape: PlanShape;
  readonly days: number | undefined;
};

/** How this very shape is signed. */
export const signText = ({ target, shape, days }: Signing, voice: Voice): string =>
  rollback(
    voice,
    `approve-ahead ${target}${days === undefined ? '' : ` ${days}d`} --shape ${shapeHash(shape)}`,
  );

/** Why what was approved ahead does not count for a plan, as the card says it. */
export const outsideText = {
  targets: 'other targets',
  playbook: 'another playbook version',
  inputs: 'other inputs',
  steps: 'other steps',
  data: 'data is touched',
  release: 'not the last good release',
  revoked: 'revoked',
  expired: 'expired',
  role: 'the role was given up',
  own: 'not for the own decision',
} as const satisfies Record<NotReached['outside'], string>;

/** `Dana's approval of 12 Nov does not reach it (another playbook version)`, without its period. */
export const notReachedText = ({ person: who, at, outside }: NotReached, voice: Voice): string =>
  `${person(who, voice)}'s approval of ${day(at)} does not reach it (${outsideText[outside]})`;
