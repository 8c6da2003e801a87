import { goesUnapproved } from '../approval/standing.ts';
import type { Instant, PersonId } from '../ids.ts';
import { type Needs, needsOf } from '../impact/needs.ts';
import { isRollbackWrong } from '../impact/persons.ts';
import type { Loss } from '../impact/shapes.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { Live } from '../release/history.ts';
import type { EffectCount } from '../strategy/events.ts';
import type { ApprovalRecords } from '../texts/approvals.ts';
import { worstMigration } from '../texts/impact.ts';
import { type Action, actionText } from '../texts/next.ts';
import { wouldPropose } from '../texts/observing.ts';
import { rollback, type Voice } from '../texts/voice.ts';
import {
  capital,
  clock,
  count,
  fewWords,
  list,
  loud,
  person,
  sentences,
  withoutTarget,
} from '../texts/words.ts';
import { type Budget, budgets, tightest } from './card-budgets.ts';
import { agreement, dataLines } from './card-data.ts';
import { expectedMs, roughly, tooLong } from './card-estimate.ts';
import type { RehearsalRecord } from './card-rehearsal.ts';
import { underWay } from './card-under-way.ts';
import { asks, changes, goLabel } from './card-words.ts';
import type { FrozenPlan } from './plan.ts';
import { unprovenIn, unprovenLines } from './unproven.ts';

/**
 * The card is read at 3 a.m. on a phone: together with its buttons and the dialog behind them that is 70 words until the
 * first step runs (product.md, "What people see").
 */
const mostWords = 51;

/** What is known for the card beside the plan itself. What is not known is left out of it, never invented. */
export type CardRecords = {
  /** The incident's title; null where it was erased. */
  readonly title?: string | null | undefined;
  /** How many runs the estimate rests on; without it the estimate is what the steps may take at most. */
  readonly pastRuns?: number | undefined;
  /** How long the middle one of them took, and how long nine of ten took at most. */
  readonly pastMs?: number | undefined;
  readonly slowMs?: number | undefined;
  /** The digest of the card that was shown: with it the command confirms instead of opening the card again. */
  readonly digest?: string | undefined;
  /** Who is paged when, if nobody decides until then; undefined where nobody can be. */
  readonly unanswered?: { readonly person: PersonId; readonly at: Instant } | undefined;
  /** The components of which some instances run another version than the others, as far as anybody saw. */
  readonly mixed?: readonly string[] | undefined;
  /** The service's objectives. */
  readonly objectives?: { readonly mitigateMs: number; readonly recoverMs: number } | undefined;
  /** How its services were rehearsed; those without drills are not among them. */
  readonly rehearsals?: readonly RehearsalRecord[] | undefined;
  /** Nothing is carried out here: the card says what would be proposed. */
  readonly observing?: boolean | undefined;
  /** Who can approve, and what keeps an approval ahead from counting. */
  readonly approvals?: ApprovalRecords | undefined;
};

type Shown = Parameters<typeof underWay>[0] &
  Pick<Incident, 'id' | 'authority' | 'declaredAt' | 'mode' | 'approvals' | 'glass'>;
export type CardSources = {
  readonly incident: Shown;
  readonly made: MadePlan;
  /** Live counts of the plan's effects; null where nobody could count. */
  readonly counts: readonly EffectCount[];
  /** What the plan would lose of data. */
  readonly losses?: readonly Loss[];
  /** What is live on the first target, as far as anybody registered. */
  readonly live: Live | undefined;
  readonly records: CardRecords;
  readonly voice: Voice;
};

/** The one message on which a strategy is decided: its lines, what may be done, and what the dialog of going asks once more. */
export type CardScreen = {
  readonly lines: readonly string[];
  readonly actions: readonly Action[];
  readonly confirm: string;
  /** What the dialog asks for beside it. */
  readonly needs: Needs;
  /** What nothing has proven, and going accepts by name. */
  readonly unproven: readonly string[];
};

const words = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

const text = ({ lines, actions }: CardScreen): string =>
  [...lines, actions.map(actionText).join(' · ')].join('\n');

/** The card, cut to 51 words beside its buttons, fewer where the dialog says more or a button is added: long titles and names of people and releases are shortened, what stays as it is keeps its name, and no line that is known is dropped. */
export function cardScreen(sources: CardSources): CardScreen {
  const { document } = sources.made;
  const contain = document.containable ? words(goLabel({ strategy: 'contain' })) : 0;
  const observing = sources.records.observing === true ? words(wouldPropose) : 0;
  const isShort = (budget: Budget): boolean => {
    const one = screen(sources, budget);
    const read = [...one.lines, ...unprovenLines(one), restText(document, budget)];
    return words(read.join(' ')) <= mostWords - contain - observing;
  };
  return screen(sources, budgets.find(isShort) ?? tightest);
}

export const cardText = (sources: CardSources): string => text(cardScreen(sources));

const screen = (sources: CardSources, budget: Budget): CardScreen => ({
  lines: [
    ...(sources.incident.mode === 'live' ? [] : [loud(sources.incident.mode)]),
    ...(sources.records.observing === true ? [wouldPropose] : []),
    ...isWrong(sources, budget),
    whatIsWrong(sources, budget),
    question(sources, budget),
    staysAsItIs(sources, budget),
    ...dataLines(sources, budget),
    ...mixedVersions(sources, budget),
    ...agreement(sources, budget),
    whoDecides(sources, budget),
  ],
  actions: actions(sources),
  confirm: confirm(sources, budget),
  needs: needsOf(sources.made.document, goesUnapproved(sources.incident, sources.made)),
  unproven: unprovenIn(sources.made.document, budget.unproven),
});

/** Only a part of it went out, or back. */
const mixedVersions = ({ records: { mixed = [] } }: CardSources, budget: Budget) =>
  mixed.length === 0
    ? []
    : [
        `Versions are mixed: ${list(
          mixed.map((name) => fewWords(name, budget.name, 30)),
          2,
        )}.`,
      ];

/** With what happens without an answer, where somebody can be woken for it. */
function whoDecides({ incident, records, voice }: CardSources, budget: Budget): string {
  const decides = `${fewWords(person(incident.authority, voice), budget.name)} decides`;
  const { unanswered } = records;
  if (unanswered === undefined || !budget.asides) return `${decides}.`;
  const next = fewWords(person(unanswered.person, voice), budget.name);
  return `${decides}; no answer by ${clock(unanswered.at, voice)} pages ${next}.`;
}

/** Where going back harms, that stands first. */
function isWrong({ made }: CardSources, budget: Budget): readonly string[] {
  const { dataImpact, from } = made.document;
  return isRollbackWrong(made.document)
    ? [
        `Do not roll back: release ${fewWords(from.version, budget.name, 30)} carries ${worstMigration(dataImpact)}.`,
      ]
    : [];
}

function whatIsWrong(
  { incident, made, live, records, voice }: CardSources,
  budget: Budget,
): string {
  const { targets } = made.document;
  const declared = budget.asides ? `, declared ${clock(incident.declaredAt, voice)}` : '';
  const title = fewWords(withoutTarget(records.title ?? '', targets), budget.title, 90);
  const since =
    underWay(incident, budget) ??
    (live &&
      `Release ${fewWords(live.version, budget.name, 30)}${budget.full ? ' live' : ''} since ${clock(live.since, voice)}`);
  return sentences(`${list(targets, 2)}: ${title === '' ? incident.id : title}${declared}`, since);
}

function question({ made, records }: CardSources, budget: Budget): string {
  const { estimateMs } = made.document;
  const { pastRuns = 0 } = records;
  const asked = made.document.steps.filter(({ by }) => by === 'person').length;
  const byHand = budget.full ? count(asked, 'manual step') : `${asked} manual`;
  const long = roughly(expectedMs(made.document, records));
  const machines = pastRuns > 0 ? `About ${long} (${count(pastRuns, 'run')})` : `At most ${long}`;
  // Past runs waited for people too; what steps may take at most says nothing of people.
  const both = asked === 0 ? machines : `${machines}, ${pastRuns > 0 ? '' : '+'}${byHand}`;
  const estimate = asked > 0 && estimateMs === 0 ? byHand : both;
  return `${asks(made.document, budget.name)}? ${estimate}${tooLong(made.document, records)}.`;
}

/** What is approved beside the change: who does not answer a pause leaves the run to it. */
const restText = ({ rest, steps }: FrozenPlan, { full }: Budget): string =>
  rest.length > 0 && steps.some((spec) => !spec.rest)
    ? ` Unanswered pauses end ${full ? 'at a safe place' : 'safely'}.`
    : '';

/** The change alone, in one short sentence, and what happens without an answer: the card has said the rest. */
function confirm({ incident, made }: CardSources, budget: Budget): string {
  const shout = incident.mode === 'live' ? '' : `${loud(incident.mode)}. `;
  return `${shout}${changes(made.document, Math.min(2, budget.name))}${restText(made.document, budget)}`;
}

/** So many words of its name say what it is; a fragment of it would say nothing, or something else. */
const wholeName = 6;

/** The effects with their counts; an effect that is known to be none is not told. */
function staysAsItIs({ made, counts }: CardSources, budget: Budget): string {
  const { effects } = made.document;
  if (!made.document.effectsDeclared) return 'Stays as it is: unknown, no effects are declared.';
  if (effects.length === 0) return 'Stays as it is: nothing, by its declaration.';
  const told = effects
    .map(({ id, name }) => ({
      name,
      amount: counts.find(({ effect }) => effect === id)?.count ?? null,
    }))
    .filter(({ amount }) => amount !== 0)
    .map(({ name, amount }) => `${amount ?? 'uncounted'} ${fewWords(name, wholeName, 60)}`);
  return told.length === 0
    ? 'Stays as it is: nothing was counted.'
    : capital(`stays as it is: ${list(told, budget.effects + 1)}.`);
}

function actions({ made, records, voice }: CardSources): readonly Action[] {
  const details = { label: 'Details', command: rollback(voice, `dry-run ${made.id}`) };
  // What would be refused is not offered.
  if (records.observing === true) return [details];
  const { digest } = records;
  const go = digest === undefined ? `go ${made.id}` : `go ${made.id} --card ${digest}`;
  const back = { label: goLabel(made.document), command: rollback(voice, go) };
  // Going back stays possible by its words, never by the first button.
  const first = isRollbackWrong(made.document)
    ? { label: 'Fix forward', command: rollback(voice, 'switch fix-forward "<reason>"') }
    : back;
  return [
    first,
    ...containing(made, voice),
    { label: 'Not now', command: rollback(voice, `decline ${made.id}`) },
    details,
  ];
}

/** Stopping the exposure first, where the playbook has steps for it. */
const containing = ({ document }: MadePlan, voice: Voice): readonly Action[] =>
  document.containable
    ? [
        {
          label: goLabel({ strategy: 'contain' }),
          command: rollback(
            voice,
            `switch contain ${document.targets.join(' ')} "stop the exposure first"`,
          ),
        },
      ]
    : [];
