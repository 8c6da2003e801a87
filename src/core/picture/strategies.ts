import { sayDuration } from '../../lib/durations.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import type { Instant } from '../ids.ts';
import type { Outcome } from '../strategy/events.ts';
import { endedHow } from '../texts/events/strategy.ts';
import type { Voice } from '../texts/voice.ts';
import { between, person, sentences } from '../texts/words.ts';
import type { Part, Row, Tone } from './picture.ts';

const tones = {
  success: 'good',
  partial: 'unclear',
  failed: 'bad',
  worse: 'bad',
  aborted: 'rest',
  superseded: 'rest',
} as const satisfies Record<Outcome, Tone>;

/** A bar a strategy: from the moment at which it was on the table to its end, with the pauses of its run. */
export const strategyRows = (
  strategies: readonly StrategyAccount[],
  end: Instant,
  voice: Voice,
): readonly Row[] =>
  strategies.map((one) => ({
    name: `Epoch ${one.epoch}, ${one.strategy}${one.plan === undefined ? '' : ` by ${one.plan}`}`,
    says: says(one, voice),
    parts: [...partsOf(one, end), ...pausesOf(one, end)],
  }));

function says({ decider, activated, ended, outcome, run }: StrategyAccount, voice: Voice): string {
  const who = person(decider.person, voice);
  const by = decider.standingOrder ? `decided ahead by ${who}` : `decided by ${who}`;
  const how = outcome === undefined ? 'has not ended' : endedHow(outcome);
  const took = activated && ended ? ` after ${between(activated, ended)}` : '';
  const estimate =
    run === undefined || run.estimateMs === 0
      ? undefined
      : `Estimate: at most ${sayDuration(run.estimateMs)}`;
  return sentences(
    activated === undefined ? `${by}, never carried out` : `${by}, ${how}${took}`,
    estimate,
  );
}

function partsOf(
  { asked, decided, activated, ended, outcome }: StrategyAccount,
  end: Instant,
): readonly Part[] {
  const waits: readonly Part[] =
    asked === undefined ? [] : [{ from: asked, to: decided, tone: 'wait', word: 'on the table' }];
  if (activated === undefined) return waits;
  const ending: readonly Part[] =
    activated === decided
      ? []
      : [{ from: decided, to: activated, tone: 'wait', word: 'waits for the one before' }];
  const tone = outcome === undefined ? 'work' : tones[outcome];
  return [
    ...waits,
    ...ending,
    { from: activated, to: ended ?? end, tone, word: outcome ?? 'active' },
  ];
}

const pausesOf = ({ run, ended }: StrategyAccount, end: Instant): readonly Part[] =>
  (run?.pauses ?? []).map(({ from, to }) => ({
    from,
    to: to ?? ended ?? end,
    tone: 'wait' as const,
    word: 'paused',
  }));
