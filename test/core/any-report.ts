import { factors, outlets, sections } from '../../src/core/report/shapes.ts';
import { type Dice, pick } from './dice.ts';
import type { By } from './orders.ts';
import * as said from './report.ts';
import { ada, bo, dba } from './sample.ts';
import type { Act } from './scene.ts';

const ways: readonly [(dice: Dice, by: By) => Act, ...(readonly ((dice: Dice, by: By) => Act)[])] =
  [
    ({ which }, by) =>
      said.write(pick(sections, which), 'it was so', { ...by, revision: `${which % 3}` }),
    ({ which }, by) =>
      said.factor(pick(factors, which), { ...by, change: which % 3 === 0 ? 'drop' : 'add' }),
    (_dice, by) => said.followUp(by),
    ({ which }, by) =>
      said.followUpEnd(said.f((which % 3) + 1), which % 2 === 0 ? 'done' : 'drop', by),
    ({ which }, by) => said.reportOwner(pick([ada, bo, dba], which), by),
    (_dice, by) => said.reportReady(by),
    (_dice, by) => said.reportSign({ ...by }),
    (_dice, by) => said.publish(by),
    (_dice, by) => said.playbookChange(said.f(1), by),
    (_dice, by) => said.followUp({ ...by, aim: 'playbook_change' }),
    ({ which }) =>
      said.delivered(pick(outlets, which), {
        publication: (which % 2) + 1,
        outcome: which % 3 === 0 ? 'failed' : 'delivered',
      }),
  ];

/** Anything that may be said of a report. */
export const anyReport = (dice: Dice, by: By): Act => pick(ways, dice.how)(dice, by);
