import { sayDuration } from '../../lib/durations.ts';
import type { Ask, Asker, Asking } from '../asks.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { type FrozenPlan } from '../plan/plan.ts';
import { stepSpec } from '../run/run.ts';
import { rollback } from '../texts/voice.ts';
import { capital, clock, count, list, oneLine } from '../texts/words.ts';
import { approversOf } from './guards.ts';
import { concerns, labelOf, type Need } from './needs.ts';
import type { Stakeholder } from './shapes.ts';
import { answersTo, type Standing } from './standing.ts';
import { waitingNow } from './waiting.ts';

/** Whoever has to agree is asked directly: they may well not be in the channel. Whoever is only told is told, and asked nothing. */
export const approvalAsks: Asker = (asking) =>
  Object.values(asking.incident.plans).flatMap((made) => [
    ...askedOnce(
      waitingNow(asking.incident, made).flatMap((standing) => approvalAsk(asking, made, standing)),
    ),
    ...notices(asking, made),
  ]);

/** One answer of a person counts for everything of the plan that they may speak for, so they are asked once: what pages first, what is waited for before what is heard. */
function askedOnce(asked: readonly PlanAsk[]): readonly Ask[] {
  const sorted = asked.toSorted(
    (a, b) => Number(b.ask.urgent) - Number(a.ask.urgent) || rank(a) - rank(b),
  );
  return sorted.flatMap(({ ask, need }, index) => {
    const before = sorted.slice(0, index).filter((one) => one.need.step === need.step);
    const of = ask.of.filter((person) => !before.some((one) => one.ask.of.includes(person)));
    return of.length === 0 ? [] : [{ ...ask, of }];
  });
}

type PlanAsk = { readonly ask: Ask; readonly need: Need };

const ranks = { approve: 0, second: 1, consult: 2 } as const satisfies Record<Need['mode'], number>;
const rank = ({ need }: PlanAsk): number => ranks[need.mode];

function approvalAsk(asking: Asking, made: MadePlan, standing: Standing): readonly PlanAsk[] {
  const { incident, holders, voice } = asking;
  const { need, given, no } = standing;
  const { asked: all, isStale } = answersTo(incident, made);
  const asked = isStale ? undefined : all[need.key];
  const able = approversOf(need, made, {
    incident,
    holders: (role) => holders(role, made.document.targets),
  });
  const of = able.filter((one) => !given.includes(one));
  if (asked === undefined || no !== undefined || of.length === 0) return [];
  const until = asked.lapsed === undefined ? asked.until : undefined;
  const ask: Ask = {
    key: `approval/${made.id}/${need.key}`,
    of,
    where: 'direct',
    urgent: asked.lapsed === 'page',
    since: asked.at,
    until,
    lines: [
      `${need.mode === 'consult' ? 'Say what you think of' : 'Approve'} ${subject(made, need.step)}.`,
      change(made.document),
      ...whatStays(incident, made),
      `${given.length} of ${need.min} approved. A yes counts for ${sayDuration(incident.rules.approvalMs)}.`,
      ...(until === undefined ? [] : [`${silence[need.onTimeout]} at ${clock(until, voice)}.`]),
    ],
    actions: [
      { label: 'Approve', command: rollback(voice, `approve ${made.id}`) },
      { label: 'Deny', command: rollback(voice, `deny ${made.id} <reason>`) },
      { label: 'Details', command: rollback(voice, `dry-run ${made.id}`) },
    ],
  };
  return [{ ask, need }];
}

const silence = {
  wait: 'An answer is late',
  proceed: 'It goes on without you',
  deny: 'Silence counts as no',
  page: 'You are paged',
} as const;

function subject({ id, document }: MadePlan, step: string | undefined): string {
  const spec = step === undefined ? undefined : stepSpec(document, step);
  return spec === undefined ? id : `step ${spec.id} (${oneLine(spec.name, 80)}) of ${id}`;
}

/** What the plan changes, from where to where. */
const change = ({ strategy, targets, from, to, steps }: FrozenPlan): string =>
  strategy === 'rollback'
    ? back({ targets, from, to, steps })
    : capital(`${strategy} on ${list(targets)}, in ${count(steps.length, 'step')}.`);

const back = ({
  targets,
  from,
  to,
  steps,
}: Pick<FrozenPlan, 'targets' | 'from' | 'to' | 'steps'>): string =>
  `${list(targets)} goes back from release ${oneLine(from.version, 60)} to ${oneLine(to.version, 60)}, in ${count(steps.length, 'step')}.`;

/** The counts that were shown last with this plan. */
function whatStays({ cards }: Incident, { id, document }: MadePlan): readonly string[] {
  const shown = Object.values(cards).findLast(({ plan }) => plan === id);
  const counted = document.effects.map(({ id: effect, name }) => {
    const amount = shown?.counts.find((one) => one.effect === effect)?.count ?? null;
    return `${amount ?? 'uncounted'} ${oneLine(name, 60)}`;
  });
  return counted.length === 0 ? [] : [`Stays as it is: ${list(counted, 5)}.`];
}

const moments = {
  before: 'may be carried out soon',
  start: 'has been started',
  end: 'has ended',
} as const;

/** Whoever is only told is told of what is real: an exercise bothers those who take part in it. */
function notices({ incident, holders }: Asking, made: MadePlan): readonly Ask[] {
  if (incident.mode !== 'live') return [];
  return made.document.stakeholders.flatMap((one, index): readonly Ask[] => {
    const since = one.mode === 'notify' ? sinceWhen(incident, made, one) : undefined;
    if (since === undefined || !concerns(one, made.document)) return [];
    const of = [
      ...new Set([
        ...one.people,
        ...(one.role === undefined ? [] : holders(one.role, made.document.targets)),
      ]),
    ];
    return [
      {
        key: `notice/${made.id}/${index + 1}-${labelOf(one, index)}`,
        of,
        where: 'direct',
        urgent: false,
        tells: true,
        since,
        until: undefined,
        lines: [
          `${made.id} ${moments[one.when]}. You are told; nothing is asked of you.`,
          change(made.document),
        ],
        actions: [],
      },
    ];
  });
}

/** The moment of which somebody is told, as long as it is the news. */
function sinceWhen(
  { runs, cards }: Incident,
  { id, madeAt, proposal }: MadePlan,
  { when }: Stakeholder,
): string | undefined {
  const run = runs[id];
  if (run === undefined) {
    const isShown = Object.values(cards).some(({ plan }) => plan === id);
    return when === 'before' && isShown && proposal.status !== 'void' ? madeAt : undefined;
  }
  if (run.status === 'ended') return when === 'end' ? run.endedAt : undefined;
  return when === 'start' ? run.startedAt : undefined;
}
