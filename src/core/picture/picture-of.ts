import { type Account, accountOf } from '../account/account.ts';
import type { Instant } from '../ids.ts';
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

const mostStairs = 14;
const mostStrategies = 6;

/**
 * The picture of one incident's whole log; undefined where the log does not begin with a declaration. It ends with the last
 * event and never looks at the clock: the same log makes the same picture whenever it is drawn.
 */
export function pictureOf(log: readonly Happened[], voice: Voice): Picture | undefined {
  const account = accountOf(log);
  if (account === undefined) return undefined;
  const { id, title, mode, severity, targets, strategies, checks } = account;
  const { marks, entries } = marksOf(log, voice);
  const moments = [...log.map(({ at }) => at), ...marks.map(({ at }) => at)].toSorted();
  const [from = '', to = from] = [moments[0], moments.at(-1)];
  return {
    incident: id,
    title: title ?? null,
    mode,
    severity,
    targets,
    rung: rungText(account),
    span: { from, to, isOver: account.outcome !== 'open' },
    quiet: quietIn(moments),
    rungs: stairsOf(account, to),
    strategies: strategyRows(strategies, to, voice).slice(-mostStrategies),
    steps: stepRows(log, strategies, to),
    checks: checkRows(checks, to, voice),
    marks,
    changes: changesOf(strategies),
    entries,
  };
}

const outcomes = {
  open: undefined,
  recovered: 'recovered',
  'not-recovered': 'not recovered',
  'not-taken-up': 'not taken up',
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
  const [first] = stairs.slice(mostStairs / 2);
  const last = stairs.at(-mostStairs / 2);
  if (stairs.length <= mostStairs || first === undefined || last === undefined) return stairs;
  const many = stairs.length - mostStairs + 1;
  const middle: Part = {
    from: first.from,
    to: last.from,
    tone: 'rest',
    word: `${many} more rungs`,
  };
  return [...stairs.slice(0, mostStairs / 2), middle, ...stairs.slice(-mostStairs / 2 + 1)];
}
