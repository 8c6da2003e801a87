import { approvalAsks } from './approval/asks.ts';
import { deniedAsks } from './approval/denied-asks.ts';
import { authorityAsks } from './authority/asks.ts';
import { cadenceAsks } from './cadence/asks.ts';
import { tellAt } from './cadence/due.ts';
import { residualAsks, waiverAsks } from './checks/asks.ts';
import { gateAsks } from './gates/asks.ts';
import type { Instant, PersonId, PlanId, Target } from './ids.ts';
import { lossAsks, targetTimeAsks } from './impact/asks.ts';
import { closeAsks } from './incident/asks.ts';
import type { Incident } from './incident/incident.ts';
import { outsideAsks } from './outside/asks.ts';
import { pagingAsks } from './paging/asks.ts';
import { tableAsks } from './proposals/asks.ts';
import { publicUpdateAsks } from './public-updates/asks.ts';
import type { UpdateName } from './public-updates/shapes.ts';
import { reportAsks } from './report/asks.ts';
import { restAsks } from './rest/asks.ts';
import { reviewAsks } from './review/asks.ts';
import { stepAsks } from './run/asks.ts';
import { standDownAsks } from './standdown/asks.ts';
import { standingOrderAsks } from './standing-order/asks.ts';
import { strategyAsks } from './strategy/asks.ts';
import { tabletopAsks } from './tabletop/asks.ts';
import type { Action } from './texts/next.ts';
import type { Voice } from './texts/voice.ts';

/**
 * Something that is asked of people now. It follows from the state: it stands as long as it is asked and is over when
 * somebody answered or the question is moot. Every surface shows the same: a message with buttons that mentions them, a
 * direct message, the Home of whoever may answer, the status in words; what is urgent is paged too.
 */
export type Ask = {
  /** Names the ask within its incident, for as long as it is the same question: `handover/p_bo`, `approval/RB-2/dba`. */
  readonly key: string;
  /** Who may answer. Nobody named: anybody in the channel. */
  readonly of: readonly PersonId[];
  /** `direct`: those asked may not be in the channel, so each is written to as well. */
  readonly where: 'channel' | 'direct';
  /** Whoever must act may sleep. */
  readonly urgent: boolean;
  /**
   * From when on it is asked. The same question keeps it, however often the state changes meanwhile; asked anew it has
   * another one, and people are told anew.
   */
  readonly since: Instant;
  /** Came up by itself and can wait: in quiet hours nobody is told of it before they end. */
  readonly canWait?: true;
  /** It only tells: nobody has to answer. */
  readonly tells?: true;
  /** Until when an answer counts. */
  readonly until: Instant | undefined;
  /** What is asked, each line a whole sentence; the first one says it all. Moments are clock times, never ages. */
  readonly lines: readonly string[];
  /** No answer is likelier than another, so none of them is put forward: how any of them is typed. */
  readonly open?: string;
  /** The answers, the likeliest first, three at most. */
  readonly actions: readonly Action[];
};

/** What an ask is made from beside the incident: who holds a role now, and how people are spoken to. */
export type Asking = {
  readonly incident: Incident;
  /** For these targets, or for the incident as a whole. A role that nobody holds stays with the authority. */
  readonly holders: (role: string, targets?: readonly Target[]) => readonly PersonId[];
  readonly voice: Voice;
  /** What somebody said is missing for a step, in their words; undefined where nobody looked it up, or it was erased. */
  readonly missing?: ((plan: PlanId, step: string) => string | undefined) | undefined;
  /** What a public update says; undefined where nobody looked it up, or it was erased. */
  readonly publicWords?: ((update: UpdateName) => string | undefined) | undefined;
};

export type Asker = (asking: Asking) => readonly Ask[];

/** What is asked in one noun. A new one is added to this list. */
const askers: readonly Asker[] = [
  pagingAsks,
  standingOrderAsks,
  authorityAsks,
  stepAsks,
  cadenceAsks,
  publicUpdateAsks,
  standDownAsks,
  closeAsks,
  gateAsks,
  residualAsks,
  waiverAsks,
  restAsks,
  strategyAsks,
  tableAsks,
  lossAsks,
  outsideAsks,
  targetTimeAsks,
  approvalAsks,
  deniedAsks,
  tabletopAsks,
];

/** What is still asked when the incident is over. */
const afterwards: readonly Asker[] = [reportAsks, reviewAsks];

/** Everything that is asked of people now, the most urgent first. */
export function asksOf(asking: Asking): readonly Ask[] {
  const asked = asking.incident.rung === 'closed' ? afterwards : [...askers, ...afterwards];
  return sorted(asked.flatMap((ask) => ask(asking)).filter((ask) => isTold(asking, ask)));
}

/** What stood before the quiet hours began goes on standing. */
const isTold = ({ incident, voice }: Asking, { canWait, since }: Ask): boolean =>
  canWait !== true || tellAt(incident, since) <= voice.now;

const sorted = (asks: readonly Ask[]): readonly Ask[] =>
  asks.toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || a.since.localeCompare(b.since));

/** Somebody who is to be paged for an ask: who must act on it and may sleep. */
export type PageWanted = Pick<Ask, 'key' | 'of' | 'since' | 'until'>;

/** Who is to be paged for which ask: those that are urgent and asked of somebody by name. */
export const pagesWanted = (asks: readonly Ask[]): readonly PageWanted[] =>
  asks
    .filter(({ urgent, of }) => urgent && of.length > 0)
    .map(({ key, of, since, until }) => ({ key, of, since, until }));
