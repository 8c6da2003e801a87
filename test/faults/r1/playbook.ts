import type { Random } from '../lib/random.ts';

/** What a step does to its target; the step's id begins with it. */
const kinds = ['quick', 'slow', 'family', 'stray', 'flaky', 'steady', 'post'] as const;
type Kind = (typeof kinds)[number];

/** Only these may be repeated without a person's order: their playbook says that it is harmless. */
export const mayRepeat = (step: string): boolean => step.startsWith('steady');
/** Steps that a target notes; the others are a person's or the clock's. */
export const isNoted = (step: string): boolean => kinds.some((kind) => step.startsWith(kind));

export type Place = {
  readonly service: string;
  readonly name: string;
  readonly target: string;
  readonly effects: string;
  readonly server: string;
  /** Every step that takes time takes longer than the bot needs to come back, also on a busy machine. */
  readonly slow: boolean;
};

/** A playbook with a random graph of steps of every kind, in the form in which people write them. */
export function playbookOf(random: Random, place: Place) {
  const chosen = Array.from({ length: random.between(4, 6) }, () => random.pick(kinds));
  const steps = chosen.map((kind, index) => ({
    id: `${kind}-${index}`,
    needs: needsOf(random, chosen, index),
    ...actionOf(random, kind, place),
    timeout: place.slow ? '90s' : '20s',
    rest: 'yes',
  }));
  const last = steps.at(-1)?.id ?? '';
  return {
    apiVersion: 'sternway/v1',
    kind: 'Playbook',
    metadata: {
      name: `${place.service}-${place.name}`,
      service: place.service,
      owner: 'crew',
      version: '1',
      last_reviewed: '2026-11-20',
    },
    assumes: [{ text: 'Nobody else changes the target', check: 'unproven' }],
    steps: [...steps, ...byOthers(random, last)],
    finally: [
      { id: 'quick-tidy', needs: [steps[0]?.id ?? ''], ...actionOf(random, 'quick', place) },
    ],
    validate: [{ id: 'answers', kind: 'http', class: 'availability', with: { url: place.server } }],
  };
}

/** Each step needs one or none of the two before it, so that some run side by side. */
function needsOf(random: Random, chosen: readonly Kind[], index: number): readonly string[] {
  if (index === 0) return [];
  const before = random.between(Math.max(0, index - 2), index - 1);
  return [`${chosen[before]}-${before}`];
}

function actionOf(random: Random, kind: Kind, { target, effects, server, slow }: Place) {
  // Some go on for longer than the bot needs to come back: what is left of them is found acting.
  const tenths = random.chance(0.6) ? random.between(1, 9) : random.between(10, 30);
  const seconds = slow ? '60' : (tenths / 10).toFixed(1);
  if (kind === 'post') {
    const url = `${server}/act?ms=${random.between(0, 400)}`;
    return { kind: 'http', with: { method: 'POST', url, body: {}, expect: { status: 200 } } };
  }
  const steady = kind === 'steady';
  const argv = ['/bin/sh', target, effects, steady ? 'slow' : kind, seconds];
  return {
    kind: 'exec',
    with: { argv },
    ...(steady ? { idempotent: 'yes', retry: { max: 9, delay: '100ms', max_delay: '200ms' } } : {}),
  };
}

/** A step of the clock and one of a person, at the end of some. */
function byOthers(random: Random, last: string): readonly object[] {
  const manual = {
    id: 'manual-say',
    kind: 'manual',
    needs: [last],
    timeout: '30m',
    with: { role: 'support', instruction: 'Say what you saw.', evidence: 'text' },
    rest: 'yes',
  };
  const clock = {
    id: 'wait-a-moment',
    kind: 'wait',
    needs: [last],
    with: { duration: '300ms' },
    rest: 'yes',
  };
  return [...(random.chance(0.6) ? [manual] : []), ...(random.chance(0.6) ? [clock] : [])];
}
