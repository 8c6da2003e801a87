import { allNeeds } from '../graph.ts';
import { blockNames, type Found, type Subject, stepsOf } from './rule.ts';

const wavesIn = ({ playbook }: Subject): readonly number[] => [
  ...new Set(playbook.steps.flatMap(({ wave }) => wave ?? [])),
];

/** Whoever has several waves says whether the first one is the smallest: the bad step is found where it hurts least. */
export const noFirstWave = (subject: Subject): readonly Found[] =>
  wavesIn(subject).length < 2 || subject.playbook.first_wave !== undefined
    ? []
    : [
        {
          path: [],
          message:
            'it goes in waves; make wave 1 the smallest one (one instance, one region) and say first_wave: one',
        },
      ];

/** `first_wave: one` promises a first wave, and at least another one after it. */
export function emptyFirstWave(subject: Subject): readonly Found[] {
  if (subject.playbook.first_wave !== 'one' || wavesIn(subject).length > 1) return [];
  const message =
    'first_wave: one, but the steps have no two waves; write wave: 1 and wave: 2 at them, or first_wave: all';
  return [{ path: ['first_wave'], message }];
}

/** A run that nobody compares with before may make it worse unseen. */
export const nothingCompared = ({ playbook }: Subject): readonly Found[] =>
  playbook.steps.some(({ moves, wave }) => moves !== undefined || wave !== undefined)
    ? []
    : [
        {
          path: ['steps'],
          which: 'key',
          message:
            'no step says moves: traffic, moves: versions or wave:, so nobody will see when it gets worse than before',
        },
      ];

/** Waves are of the plan's own steps; nothing is compared on the way out. */
export const strayWaves = ({ playbook }: Subject): readonly Found[] =>
  blockNames
    .filter((block) => block !== 'steps' && block !== 'contain')
    .flatMap((block) => stepsOf(playbook, block))
    .flatMap(({ path, it }) => [
      ...(it.wave === undefined ? [] : [{ path: [...path, 'wave'], message: strayText }]),
      ...(it.moves === undefined ? [] : [{ path: [...path, 'moves'], message: strayText }]),
    ]);

const strayText = 'only under steps: nothing is compared with before on the way out or to rest';

/** A step that needs one of a later wave, directly or through others, would wait for ever. */
export const backwardWaves = ({ playbook }: Subject): readonly Found[] =>
  stepsOf(playbook, 'steps').flatMap(({ path, it }) => {
    const { wave } = it;
    if (wave === undefined) return [];
    const needed = allNeeds(playbook.steps, it.id);
    const later = playbook.steps.find(
      (step) => needed.has(step.id) && step.wave !== undefined && step.wave > wave,
    );
    if (later === undefined) return [];
    const message = `it needs "${later.id}", which is of wave ${later.wave} and starts after wave ${wave} is through`;
    return [{ path: [...path, 'wave'], message }];
  });
