import type { Event } from '../events.ts';
import type { Score } from './score-shape.ts';
import type { Sprung } from './state.ts';

type Recorded = { readonly event: Event };

/** What became of the surprises that were sprung, by what happened after each. One that never came is nobody's fault. */
export const surprisesIn = (log: readonly Recorded[]): Score['surprises'] =>
  log.flatMap(({ event }, index) =>
    event.type === 'SurpriseSprung'
      ? [{ kind: event.surprise, answered: isAnswered(event, log.slice(index + 1)) }]
      : [],
  );

/**
 * The decision was taken by somebody else; the check was waited for and not waived; somebody found out what became of the
 * step; the second order moved nothing.
 */
function isAnswered(sprung: Omit<Sprung, 'at'>, later: readonly Recorded[]): boolean {
  const happened = (is: (event: Event) => boolean): boolean => later.some(({ event }) => is(event));
  switch (sprung.surprise) {
    case 'authority-silent':
      return happened(({ type }) => type === 'CommandTaken' || type === 'HandoverAccepted');
    case 'check-fails':
      return (
        happened(
          (event) =>
            event.type === 'CheckReported' &&
            event.check === sprung.check &&
            event.verdict === 'pass',
        ) && !happened((event) => event.type === 'CheckWaived' && event.check === sprung.check)
      );
    case 'step-hangs':
      return happened((event) => event.type === 'StepSettled' && event.step === sprung.step);
    case 'second-order':
      return !happened(({ type }) => type === 'SwitchOrdered');
  }
}
