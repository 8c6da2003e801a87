import { sayDuration } from '../../lib/durations.ts';
import { goesUnapproved } from '../approval/standing.ts';
import { destroyedDatasets, exceeds } from '../impact/loss.ts';
import { needsOf } from '../impact/needs.ts';
import { needsTwoPersons } from '../impact/persons.ts';
import { restorable } from '../impact/shapes.ts';
import { isByHand } from '../plan/by-hand.ts';
import type { CardSources } from '../plan/card.ts';
import { expectedMs, roughly, slowestMs } from '../plan/card-estimate.ts';
import { asks } from '../plan/card-words.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import { clockMs, manualOf } from '../run/manual.ts';
import { approvalLines } from './approvals.ts';
import { rehearsalLines } from './drills.ts';
import { acceptTexts, impactLines, lossText, reasonText } from './impact.ts';
import { playbookText } from './lessons.ts';
import { stepName } from './steps.ts';
import { rollback } from './voice.ts';
import { capital, count, list, oneLine, sentences } from './words.ts';

/** What a dry run adds: what each step would do, what each precondition answered, by id, and what else is on the table. */
export type Tried = {
  readonly would: Readonly<Record<string, string>>;
  readonly answered: Readonly<Record<string, string>>;
  /** Which instance is on which version, a line a component. */
  readonly versions: readonly string[];
  readonly table: readonly string[];
  /** What was learned and its playbook has not taken up. */
  readonly lessons: readonly string[];
};

/** All that a decision may rest on. What stays as it is comes first: it is what people forget. Nothing has moved. */
export function cardDetails(sources: CardSources, tried?: Tried): string {
  const { made, voice } = sources;
  const { document, id } = made;
  const step = (spec: StepSpec): string => stepLine(spec, tried?.would[spec.id]);
  return [
    `${id}: ${list(document.targets)} ${course(document)}. Nothing has moved.`,
    ...section('Will NOT be restored', notRestored(sources)),
    ...section('Will be restored', restored(document)),
    ...section(
      'Data impact',
      document.strategy === 'rollback' ? impactLines(document.dataImpact) : [],
    ),
    ...section('Rehearsal', rehearsalLines(sources.records.rehearsals ?? [], voice)),
    ...section('Versions now', tried?.versions ?? []),
    ...section('Would be lost', lossLines(sources)),
    ...section('Approval', approvalLines(sources.incident, made, voice, sources.records.approvals)),
    ...section('Asks more than a tap', guardrails(sources)),
    ...section('Playbook', playbookLines(document, tried?.lessons ?? [])),
    ...section('Taken for granted', assumed(document)),
    ...section('On the table', tried?.table ?? []),
    ...section(
      tried ? 'Asked just now' : 'Asked before the first step',
      document.preconditions.map((spec) => answered(spec, tried?.answered[spec.id])),
    ),
    ...stepLines(document, step),
    ...section('Recovered when', document.criteria.map(asked)),
    estimate(sources),
    `Decide: ${rollback(voice, `go ${id}`)}`,
  ].join('\n');
}

/** What would be done, in its order, and what else may be. */
const stepLines = (document: FrozenPlan, step: (spec: StepSpec) => string): readonly string[] => [
  '',
  'Steps:',
  ...document.steps.map((spec, index) => `${index + 1}. ${step(spec)}`),
  ...section(
    'If a step has to be taken back',
    document.compensate.map(({ step: spec, for: of }) => `${step(spec)}, after ${of}`),
  ),
  ...section(
    'If a pause goes unanswered where it is not safe to stay, or on order',
    document.rest.map(step),
  ),
  ...section('In the end, in any case', document.finally.map(step)),
];

/** Which playbook it is, when somebody last went through it, and what it has not learned yet. */
const playbookLines = (document: FrozenPlan, lessons: readonly string[]): readonly string[] => [
  ...(isByHand(document) ? [] : [playbookText(document.playbook)]),
  ...lessons,
];

const version = (name: string): string => oneLine(name, 60);

/** A heading with its lines; nothing at all without lines. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `- ${line}`)];

function notRestored({ made: { document }, counts }: CardSources): readonly string[] {
  const { effects } = document;
  if (!document.effectsDeclared) return ['unknown: no effects are declared for this service'];
  if (effects.length === 0) return ['nothing: the service declares that it leaves nothing'];
  return effects.map(({ id, name, owner, dueMs }) => {
    const amount = counts.find(({ effect }) => effect === id)?.count ?? null;
    const left = amount === 0 ? '' : `; ${owner} has ${sayDuration(dueMs)} to see to it`;
    return `${capital(oneLine(name, 120))}: ${amount ?? 'nobody could count them'}${left}`;
  });
}

const course = (document: FrozenPlan): string =>
  document.strategy === 'rollback'
    ? `from release ${version(document.from.version)} to release ${version(document.to.version)}`
    : `on release ${version(document.from.version)}, which stays: ${asks(document, 8).toLowerCase()}`;

/** Only another release restores anything: every other strategy leaves what is live. */
const restored = (document: FrozenPlan): readonly string[] => {
  const { targets, from, to, steps } = document;
  const parts = restorable.filter((part) => steps.some(({ restores }) => restores.includes(part)));
  const what = parts.length === 0 ? '' : ` (${list(parts.map((part) => partTexts[part]))})`;
  return (document.strategy === 'rollback' ? targets : []).map(
    (target) => `${target}: release ${version(from.version)} → ${version(to.version)}${what}`,
  );
};

const partTexts = {
  image: 'its image',
  config: 'its configuration',
  flags: 'its flags',
  routing: 'where traffic goes',
} as const satisfies Record<(typeof restorable)[number], string>;

const assumed = ({ assumes }: FrozenPlan): readonly string[] =>
  assumes.map(
    ({ text, check }, index) =>
      `${index + 1}: ${oneLine(text, 200)} (${check === undefined ? 'unproven' : `shown by ${check}`})`,
  );

const lossLines = ({ made: { document }, losses = [] }: CardSources): readonly string[] =>
  destroyedDatasets(document).flatMap((dataset) =>
    losses
      .filter((loss) => loss.dataset === dataset.name)
      .map(
        (loss) =>
          `${lossText(loss)}${exceeds(loss, dataset) ? `; ${loss.owner} has to sign for it` : '; within what may be lost'}`,
      ),
  );

/** Each guardrail that fired, with its code. */
function guardrails({ incident, made }: CardSources): readonly string[] {
  const { document } = made;
  const { accept, typed } = needsOf(document, goesUnapproved(incident, made));
  return [
    ...needsTwoPersons(document).map((code) => `${code}: ${reasonText(code)}; two persons`),
    ...accept.map((code) => `${code}: ${acceptTexts[code]}; accepted by name`),
    ...(typed === undefined ? [] : [`target-typed: ${typed} has to be typed`]),
  ];
}

const asked = ({ id, kind, soakMs }: FrozenPlan['criteria'][number]): string =>
  `${id} (${kind})${soakMs > 0 ? `, held for ${sayDuration(soakMs)}` : ''}`;

const answered = (spec: FrozenPlan['preconditions'][number], answer: string | undefined): string =>
  answer === undefined ? asked(spec) : `${asked(spec)}: ${oneLine(answer, 300)}`;

/** Who carries a step out, and how long that may take. */
function byWhom(spec: StepSpec): string {
  if (spec.by === 'clock') return `waits ${sayDuration(clockMs(spec))}`;
  const most = `at most ${sayDuration(spec.timeoutMs)}`;
  return spec.by === 'person'
    ? `by ${manualOf(spec).role}, ${most}`
    : `${spec.kind}, by machine, ${most}`;
}

/** `Stop charging (stop-worker): http, by machine, at most 10 s: POST https://…`. */
const stepLine = (spec: StepSpec, would: string | undefined): string => {
  const what = would === undefined || spec.by === 'clock' ? '' : `: ${oneLine(would, 400)}`;
  return `${stepName(spec)}: ${byWhom(spec)}${spec.rest ? ', safe to stay after it' : ''}${what}`;
};

/** The estimate against the objective, or alone where none is known; the same number as on the card. */
function estimate({ made, records }: CardSources): string {
  const { pastRuns = 0, objectives } = records;
  const expected = expectedMs(made.document, records);
  const slowest = slowestMs(made.document, records);
  const slow = slowest > expected ? `, nine of ten within ${roughly(slowest)}` : '';
  const basis =
    pastRuns > 0
      ? `about ${roughly(expected)}, the middle of ${count(pastRuns, 'past run')}${slow}`
      : `at most ${roughly(expected)}, the longest that machines may take${byPeople(made.document)}`;
  if (objectives === undefined) return sentences(`\nEstimate: ${basis}`);
  const goal = sayDuration(objectives.mitigateMs);
  return sentences(
    `\nEstimate: ${basis}`,
    slowest > objectives.mitigateMs
      ? `That is more than the objective of ${goal}`
      : `The objective is ${goal}`,
  );
}

/** Nobody knows how long people take: their steps are counted, not added up. */
function byPeople({ steps }: FrozenPlan): string {
  const asked = steps.filter(({ by }) => by === 'person').length;
  return asked === 0 ? '' : `; ${count(asked, 'manual step')} on top`;
}
