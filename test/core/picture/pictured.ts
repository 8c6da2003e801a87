import type { Picture } from '../../../src/core/picture/picture.ts';
import { pictureOf } from '../../../src/core/picture/picture-of.ts';
import { happened, voiceAt } from '../../support/sample-incident.ts';
import { given, type Move } from '../given.ts';

/** The picture of what is told. */
export function pictured(...moves: readonly Move[]): Picture {
  const { scene } = given(...moves);
  const picture = pictureOf(happened(scene), voiceAt(scene));
  if (picture === undefined) throw new Error('there is no picture');
  return picture;
}

/** A lane in words, a line a row. */
export const lines = (
  picture: Picture,
  lane: 'strategies' | 'steps' | 'checks',
): readonly string[] => picture[lane].map(({ name, says }) => `${name}: ${says}`);
