import { didYouMean } from '../../lib/say-issue.ts';
import { allNeeds } from '../graph.ts';
import { allSteps, blockNames, type Found, type Subject, stepsOf } from './rule.ts';

/** The machine repeats only what its author calls harmless to repeat. */
export const retryWithoutIdempotent = ({ playbook }: Subject): readonly Found[] =>
  allSteps(playbook)
    .filter(({ it }) => (it.retry?.max ?? 0) > 0 && !it.idempotent)
    .map(({ path }) => ({
      path: [...path, 'retry'],
      message: 'retry needs idempotent: true: a step that may have run is not run again otherwise',
    }));

/** `goto` leads to another step of the same block, never back: a step that ran is not run again. */
export const badGotos = ({ playbook }: Subject): readonly Found[] =>
  blockNames.flatMap((block) => {
    const ids = playbook[block].map(({ id }) => id);
    return stepsOf(playbook, block).flatMap(({ path, it }) => {
      if (it.on_failure.do !== 'goto') return [];
      const { step } = it.on_failure;
      const place = [...path, 'on_failure'];
      if (!ids.includes(step)) {
        const message = `goto(${step}), but no step here is called that${didYouMean(step, ids)}`;
        return [{ path: place, message }];
      }
      const back = step === it.id || allNeeds(playbook[block], it.id).has(step);
      return back ? [{ path: place, message: `goto(${step}) leads back; a step runs once` }] : [];
    });
  });

/** `on_failure: compensate` needs something to take back: this step or one that it needs. */
export const nothingToCompensate = ({ playbook }: Subject): readonly Found[] =>
  blockNames.flatMap((block) => {
    const undoable = new Set(
      playbook[block].filter(({ compensate }) => compensate !== undefined).map(({ id }) => id),
    );
    return stepsOf(playbook, block)
      .filter(({ it }) => it.on_failure.do === 'compensate')
      .filter(({ it }) =>
        undoable.isDisjointFrom(allNeeds(playbook[block], it.id).union(new Set([it.id]))),
      )
      .map(({ path, it }) => ({
        path: [...path, 'on_failure'],
        message: `neither "${it.id}" nor a step that it needs has compensate; there is nothing to take back`,
      }));
  });

/** What the clock does changes nothing that could be taken back. */
export const needlessCompensate = ({ playbook, by }: Subject): readonly Found[] =>
  allSteps(playbook)
    .filter(({ it }) => it.compensate !== undefined && by.get(it.kind) === 'clock')
    .map(({ path, it }) => ({
      path: [...path, 'compensate'],
      message: `a step of kind ${it.kind} changes nothing; there is nothing to take back`,
    }));
