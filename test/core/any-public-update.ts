import type { PublicUpdateReport } from '../../src/core/public-updates/reports.ts';
import { stages } from '../../src/core/public-updates/shapes.ts';
import { type Dice, pick } from './dice.ts';
import type { By } from './orders.ts';
import * as said from './public-updates.ts';
import type { Act } from './scene.ts';

const name = ({ which }: Dice) => said.u((which % 3) + 1);

/** Anything that may be ordered about what the public is told. */
export function anyUpdate(dice: Dice, by: By): Act {
  const { how, which } = dice;
  if (how % 5 === 0) return said.dropUpdate(name(dice), by);
  return how % 2 === 0
    ? said.approveUpdate(name(dice), by)
    : said.draftUpdate({ ...by, stage: pick(stages, which), text: 'We are working on it.' });
}

/** Anything that the status page may say, true or not. */
export function anyPosted(dice: Dice): Act {
  const { how } = dice;
  const report: PublicUpdateReport =
    how % 2 === 0
      ? { kind: 'updateTaken', update: name(dice) }
      : { kind: 'updateNotTaken', update: name(dice), code: 'Busy', isLast: how % 3 === 0 };
  return { report };
}
