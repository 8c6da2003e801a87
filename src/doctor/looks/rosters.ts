import type { Configuration } from '../../app/ports/configuration.ts';
import { judgeRosters, type OnCall, type TargetRoster } from '../../core/doctor/rosters.ts';
import { type Bench, byRules } from '../bench.ts';

type Person = readonly [name: string, slack: readonly string[], hasPager: boolean];

/** A name of the configuration, or an account that a group names. */
function personOf({ people, pager }: Configuration, said: string): Person {
  const account = said.replace(/^slack:/u, '');
  const found = Object.entries(people).find(
    ([name, { slack }]) => said === name || (said !== account && slack.includes(account)),
  );
  if (found === undefined) return [said, said === account ? [] : [account], false];
  const [name, entry] = found;
  // A webhook is told the name; PagerDuty wakes exactly this person by a key of their own.
  const isCalled = pager?.kind === 'webhook' || (pager !== undefined && entry.pager !== undefined);
  return [name, entry.slack, isCalled];
}

async function onCall(bench: Bench, [name, slack, pager]: Person): Promise<OnCall> {
  if (bench.settings.slack === undefined) return { name, slack: 'unneeded', pager };
  if (slack.length === 0) return { name, slack: 'none', pager };
  const left = await Promise.all(slack.map((id) => bench.hasLeft(`slack:${id}`)));
  if (left.includes(false)) return { name, slack: 'there', pager };
  return { name, slack: left.includes(undefined) ? 'untold' : 'left', pager };
}

type Wanted = { readonly target: string; readonly roster: readonly string[] };

async function rosterOf(
  rules: Configuration,
  bench: Bench,
  { target, roster, signal }: Wanted & { readonly signal: AbortSignal },
): Promise<TargetRoster> {
  const members = await Promise.all(
    roster.map(async (one) => {
      const group = rules.groups?.[one];
      return { one, people: group === undefined ? [one] : await bench.members(group, signal) };
    }),
  );
  const named = members.flatMap(({ people }) => people ?? []).map((said) => personOf(rules, said));
  const once = Array.from(new Map(named.map((person) => [person[0], person])).values());
  return {
    target,
    people: await Promise.all(once.map((person) => onCall(bench, person))),
    silent: members.flatMap(({ one, people }) => (people === undefined ? [one] : [])),
  };
}

/** The protected targets of all services, each with its roster. */
const wanted = ({ services, environments }: Configuration): readonly Wanted[] =>
  Object.values(services).flatMap(({ targets, roster, rosters }) =>
    targets.flatMap((target) => {
      const environment = target.slice(target.indexOf('@') + 1);
      const own = rosters?.[environment]?.roster ?? roster;
      return environments[environment]?.protected === true ? [{ target, roster: own }] : [];
    }),
  );

export const rosters = byRules(async (rules, bench, signal) =>
  judgeRosters(
    await Promise.all(wanted(rules).map((one) => rosterOf(rules, bench, { ...one, signal }))),
  ),
);
