import { type Account, accountOf } from '../account/account.ts';
import { earliest, type Instant, latest } from '../ids.ts';
import type { Rung } from '../incident/ladder.ts';
import type { Voice } from '../texts/voice.ts';
import type { Happened } from '../timeline/entries.ts';
import { changesOf } from './changes.ts';
import { checkRows } from './checks.ts';
import { marksOf } from './marks.ts';
import type { Part, Picture, Tone } from './picture.ts';
import { quietIn } from './quiet.ts';
import { stepRows } from './steps.ts';
import { strategyRows } from './strategies.ts';

/** So many rungs at either end are drawn one by one. */
const endStairs = 6;
const mostStrategies = 6;

/**
 * The picture of one incident's whole log; undefined where the log does not begin with a declaration. It ends with the close,
 * of an open incident with the last event, and never looks at the clock: the same log makes the same picture whenever it is drawn.
 */
export function pictureOf(log: readonly Happened[], voice: Voice): Picture | undefined {
  const account = accountOf(log);
  if (account === undefined) return undefined;
  const { id, title, mode, severity, targets, strategies, checks, effects } = account;
  const until = endOf(account);
  const { marks, entries, later } = marksOf(log, voice, until);
  const moments = [...log, ...marks]
    .map(({ at }) => at)
    .filter((at) => until === undefined || at <= until);
  const { declared } = account.moments;
  const [from, to] = [earliest(declared, moments), latest(declared, moments)];
  return {
    incident: id,
    title: title ?? null,
    mode,
    severity,
    targets,
    rung: rungText(account),
    span: { from, to, isOver: account.outcome !== 'open', later },
    quiet: quietIn(moments),
    rungs: stairsOf(account, to),
    strategies: strategyRows(strategies, to, voice).slice(-mostStrategies),
    steps: stepRows(log, strategies, to),
    checks: checkRows(checks, to, voice),
    marks,
    changes: changesOf(strategies, effects),
    entries,
  };
}

/** The close, and whatever of a strategy ended after it; undefined while it is open. */
function endOf({ outcome, moments: { closed }, strategies }: Account): Instant | undefined {
  if (outcome === 'open' || closed === undefined) return undefined;
  return latest(
    closed,
    strategies.map(({ ended }) => ended).filter((at) => at !== undefined),
  );
}

const outcomes = {
  open: undefined,
  recovered: 'recovered',
  'not-recovered': 'not recovered',
  'not-taken-up': 'not taken up',
  rehearsed: 'rehearsed',
  imported: 'imported',
} as const satisfies Record<Account['outcome'], string | undefined>;

function rungText({ rung, outcome }: Account): string {
  const how = outcomes[outcome];
  return how === undefined ? rung : `${rung}: ${how}`;
}

const tones = {
  declared: 'rest',
  deciding: 'wait',
  acting: 'work',
  mitigated: 'work',
  validating: 'work',
  recovered: 'good',
  closed: 'rest',
} as const satisfies Record<Rung, Tone>;

/** How long it stood on each rung; of very many those in the middle are one. */
function stairsOf({ rungs, moments }: Account, end: Instant): readonly Part[] {
  const stairs = rungs.map(({ rung, at }, index): Part => {
    const isClaimed = rung === 'mitigated' && moments.mitigatedByWord && moments.mitigated === at;
    const word = isClaimed ? `${rung} (claimed)` : rung;
    return { from: at, to: rungs[index + 1]?.at ?? end, tone: tones[rung], word };
  });
  const middle = stairs.slice(endStairs, -endStairs);
  const [first, ...others] = middle;
  if (first === undefined || others.length === 0) return stairs;
  const together: Part = {
    from: first.from,
    to: others.reduce((_, { to }) => to, first.to),
    tone: 'rest',
    word: `${middle.length} more rungs`,
  };
  return [...stairs.slice(0, endStairs), together, ...stairs.slice(-endStairs)];
}
