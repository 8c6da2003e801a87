import { type Found, type Subject, stepsOf } from './rule.ts';

/** What stops the exposure needs nobody but the authority, so every step of it has a way back. */
export const oneWayContainment = ({ playbook, by }: Subject): readonly Found[] =>
  stepsOf(playbook, 'contain')
    .filter(({ it }) => by.get(it.kind) !== 'clock')
    .filter(({ it }) => it.compensate === undefined || it.reversible !== 'yes')
    .map(({ path, it }) => ({
      path,
      message: `"${it.id}" of contain: cannot be taken back; add compensate: with the way back`,
    }));

/** A playbook that is a containment as a whole says so once. */
export const doubleContainment = ({ playbook }: Subject): readonly Found[] =>
  playbook.strategy === 'contain' && playbook.contain.length > 0
    ? [
        {
          path: ['contain'],
          message:
            'strategy: contain makes the whole playbook a containment; write its steps under steps',
        },
      ]
    : [];
