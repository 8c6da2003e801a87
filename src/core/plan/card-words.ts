import { capital, fewWords, list } from '../texts/words.ts';
import type { FrozenPlan } from './plan.ts';

/** What is asked, pressed and done, by strategy. Labels are 16 letters at most, verb first. */
const words = {
  rollback: { ask: 'Roll back', label: 'Roll back' },
  'fix-forward': { ask: 'Fix forward', label: 'Fix forward' },
  'flag-off': { ask: 'Turn the flag off', label: 'Turn flag off' },
  'traffic-shift': { ask: 'Shift traffic away', label: 'Shift traffic' },
  restart: { ask: 'Restart', label: 'Restart' },
  failover: { ask: 'Fail over', label: 'Fail over' },
  contain: { ask: 'Stop the exposure', label: 'Stop traffic' },
  wait: { ask: 'Wait', label: 'Wait' },
} as const satisfies Record<FrozenPlan['strategy'], { ask: string; label: string }>;

type Named = Pick<FrozenPlan, 'strategy' | 'targets' | 'from' | 'to' | 'awaits' | 'ends'>;

/** The button that opens the dialog of this plan. */
export const goLabel = ({ strategy, ends }: Pick<Named, 'strategy' | 'ends'>): string =>
  ends === undefined ? words[strategy].label : 'Take it back';

/** What the card asks, without its question mark. `nameWords`: how many words of a name. */
export function asks({ strategy, to, awaits, ends }: Named, nameWords: number): string {
  const { ask } = words[strategy];
  if (ends !== undefined) return `Take back what ${ends} stopped`;
  if (strategy === 'rollback') return `${ask} to release ${fewWords(to.version, nameWords, 30)}`;
  return awaits === undefined ? ask : `${ask} with ${fewWords(awaits, nameWords, 30)}`;
}

/** The change alone: the dialog says nothing more. */
export function changes(plan: Named, nameWords: number): string {
  const { strategy, targets, from, to } = plan;
  const version = (name: string): string => fewWords(name, nameWords, 30);
  return strategy === 'rollback' && plan.ends === undefined
    ? `${list(targets, 2)}: back from release ${version(from.version)} to ${version(to.version)}.`
    : capital(`${list(targets, 2)}: ${asks(plan, nameWords).toLowerCase()}. The release stays.`);
}
