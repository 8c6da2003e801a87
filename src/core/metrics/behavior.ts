import { after, type Instant, type PersonId } from '../ids.ts';
import { type Share, shareOf } from './measure.ts';
import { type AssumptionKind, type Counts, noAssumptions, type Row, sum } from './row.ts';

/** No figure about how people behave is told of fewer than these (capabilities, P50). */
export const fewestPeople = 5;

/** How people, guardrails and approvals got on (capabilities, S55, S62). */
export type Behavior = {
  /** Milliseconds in which a decision waited for an authority who gave no sign. */
  readonly unattendedMs: number;
  /** Incidents of which it goes on. */
  readonly unattendedNow: number;
  /** Approvals that were asked for during incidents. */
  readonly approvalsAsked: number;
  /** Strategies that were activated after another one in the same incident. */
  readonly secondStrategies: number;
  readonly advice: number;
  /** By code. */
  readonly refusals: Counts;
  /** By kind. */
  readonly overrides: Counts;
  readonly assumptions: Readonly<Record<AssumptionKind, number>>;
  readonly playbookChanges: Share;
};

/** The figures; `withheld` where so few people were there that they would tell of one of them. */
export function behaviorOf(
  rows: readonly Row[],
  known: { readonly all: readonly Row[]; readonly now: Instant },
): Behavior | 'withheld' {
  const people = new Set<PersonId>(rows.flatMap((row) => row.people));
  if (people.size < fewestPeople) return 'withheld';
  return {
    unattendedMs: sum(rows.map(({ unattendedMs }) => unattendedMs)),
    unattendedNow: rows.filter(({ unattendedNow }) => unattendedNow).length,
    approvalsAsked: sum(rows.map(({ approvalsAsked }) => approvalsAsked)),
    secondStrategies: sum(rows.map(({ courses }) => Math.max(0, courses.length - 1))),
    advice: sum(rows.map(({ advice }) => advice)),
    refusals: together(rows.map(({ refusals }) => refusals)),
    overrides: together(rows.map(({ overrides }) => overrides)),
    assumptions: {
      ...noAssumptions,
      ...together(rows.map(({ assumptions }) => assumptions)),
    },
    playbookChanges: playbookChanges(rows, known),
  };
}

/** Counts of the same names added up, the most frequent first, then by name. */
function together(all: readonly Counts[]): Counts {
  const names = [...new Set(all.flatMap((counts) => Object.keys(counts)))];
  return Object.fromEntries(
    names
      .map((name) => [name, sum(all.map((counts) => counts[name] ?? 0))] as const)
      .toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)),
  );
}

/** A playbook that was not good enough is to be better within this time (capabilities, S55). */
const learningMs = 10 * 86_400_000;

/**
 * Incidents after which a plan was carried out under a changed playbook of the same name within 10 days / incidents with
 * a run. The record sees a playbook only when somebody follows it: where nobody did within that time it is unknown.
 */
function playbookChanges(
  rows: readonly Row[],
  { all, now }: { readonly all: readonly Row[]; readonly now: Instant },
): Share {
  const followed = all.flatMap(({ courses }) => courses);
  return shareOf(
    rows.flatMap(({ courses }) => {
      const last = courses.findLast(({ playbook, ended }) => playbook && ended);
      if (last?.playbook === undefined || last.ended === undefined) return [];
      const { playbook, ended } = last;
      const until = after(ended, learningMs);
      const next = followed.filter(
        (other) =>
          other.playbook?.name === playbook.name && other.decided > ended && other.decided <= until,
      );
      if (next.some((other) => other.playbook?.digest !== playbook.digest)) return [true];
      return next.length > 0 && until <= now ? [false] : [undefined];
    }),
  );
}
