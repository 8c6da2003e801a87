import { criteriaOf, mitigationOf } from '../checks/criteria.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { CheckSpec } from '../plan/plan.ts';
import type { Happened } from '../timeline/entries.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';

/** One check by its key (`criterion/purchases`) and what it ever said. */
export type CheckAccount = {
  readonly check: string;
  /** Of those that recovery rests on; undefined for others, and where nobody said. */
  readonly class: CheckSpec['class'];
  readonly history: readonly {
    readonly verdict: Verdict;
    readonly held: boolean;
    readonly at: Instant;
    readonly summary: Words;
  }[];
  readonly firstFail: Instant | undefined;
  readonly firstPass: Instant | undefined;
  /** Since when it has held to the end; undefined where it does not. */
  readonly heldSince: Instant | undefined;
  readonly last: Verdict | undefined;
  /** Neither passed nor failed ever: it was asked and could not tell, or was never asked. */
  readonly neverAnswered: boolean;
  readonly waiver: WaiverAccount | undefined;
};

/** A check without which somebody went on. */
export type WaiverAccount = {
  readonly check: string;
  readonly by: PersonId;
  readonly second: PersonId | undefined;
  readonly at: Instant;
  readonly reason: Words;
};

export const waiversOf = (log: readonly Happened[]): readonly WaiverAccount[] =>
  toldOf(log, 'CheckWaived').map((told) => ({
    check: told.event.check,
    by: told.event.because.person,
    second: told.event.second,
    at: told.at,
    reason: wordsOf(told, 'reason'),
  }));

/** All checks that said something, were waived, or that mitigation or recovery rests on. */
export function checksOf(log: readonly Happened[], incident: Incident): readonly CheckAccount[] {
  const reports = toldOf(log, 'CheckReported');
  const waivers = waiversOf(log);
  const ladder = [...mitigationOf(incident), ...criteriaOf(incident)];
  const keys = new Set([
    ...ladder.map(({ key }) => key),
    ...reports.map(({ event }) => event.check),
    ...waivers.map(({ check }) => check),
  ]);
  return [...keys].map((check) => ({
    check,
    class: ladder.find(({ key }) => key === check)?.spec.class,
    ...said(reports.filter(({ event }) => event.check === check)),
    waiver: waivers.findLast((one) => one.check === check),
  }));
}

type Report = Told<'CheckReported'>;

function said(reports: readonly Report[]): Omit<CheckAccount, 'check' | 'class' | 'waiver'> {
  const first = (verdict: Verdict): Instant | undefined =>
    reports.find(({ event }) => event.verdict === verdict)?.at;
  const broken = reports.findLastIndex(({ event }) => !event.held);
  const [firstFail, firstPass] = [first('fail'), first('pass')];
  return {
    history: reports.map(reported),
    firstFail,
    firstPass,
    heldSince: reports[broken + 1]?.at,
    last: reports.at(-1)?.event.verdict,
    neverAnswered: firstFail === undefined && firstPass === undefined,
  };
}

const reported = (told: Report): CheckAccount['history'][number] => {
  const { verdict, held }: EventOf<'CheckReported'> = told.event;
  return { verdict, held, at: told.at, summary: wordsOf(told, 'summary') };
};
