import { sayDuration } from '../../lib/durations.ts';
import type { CardSources } from '../plan/card.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import { stepName } from './steps.ts';
import { rollback } from './voice.ts';
import { capital, list, oneLine, sentences } from './words.ts';

/** All that a decision may rest on. What stays as it is comes first: it is what people forget. */
export function cardDetails(sources: CardSources): string {
  const { made, voice } = sources;
  const { document, id } = made;
  return [
    `${id}: ${document.targets.join(', ')} from release ${version(document.from.version)} to release ${version(document.to.version)}`,
    ...section('Will NOT be restored', notRestored(sources)),
    ...section('Will be restored', restored(document)),
    ...section('Data impact', ['unknown: nothing has looked for migrations']),
    ...section('Nobody has proven', unproven(document)),
    ...section('Asked before the first step', document.preconditions.map(asked)),
    '',
    'Steps:',
    ...document.steps.map(step),
    ...section(
      'If a step has to be taken back',
      document.compensate.map(({ step: spec, for: of }) => `${stepLine(spec)}, after ${of}`),
    ),
    ...section('In the end, in any case', document.finally.map(stepLine)),
    ...section('Recovered when', document.criteria.map(asked)),
    estimate(sources),
    `Decide: ${rollback(voice, `go ${id}`)}`,
  ].join('\n');
}

const version = (name: string): string => oneLine(name, 60);

/** A heading with its lines; nothing at all without lines. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `- ${line}`)];

function notRestored({ made, counts }: CardSources): readonly string[] {
  const { effects } = made.document;
  if (effects.length === 0) return ['unknown: no effects are declared for this service'];
  return effects.map(({ id, name, owner, dueMs }) => {
    const amount = counts.find(({ effect }) => effect === id)?.count ?? null;
    const left = amount === 0 ? '' : `; ${owner} has ${sayDuration(dueMs)} to see to it`;
    return `${capital(oneLine(name, 120))}: ${amount ?? 'nobody could count them'}${left}`;
  });
}

const restored = ({ targets, from, to }: FrozenPlan): readonly string[] =>
  targets.map((target) => `${target}: release ${version(from.version)} → ${version(to.version)}`);

const unproven = ({ assumes }: FrozenPlan): readonly string[] =>
  assumes.filter(({ check }) => check === undefined).map(({ text }) => oneLine(text, 200));

const asked = ({ id, kind, soakMs }: FrozenPlan['criteria'][number]): string =>
  `${id} (${kind})${soakMs > 0 ? `, held for ${sayDuration(soakMs)}` : ''}`;

const actors = {
  worker: 'by machine',
  person: 'by a person',
  clock: 'by the clock',
} as const satisfies Record<StepSpec['by'], string>;

/** `Stop charging (stop-worker): http, by machine, at most 10 s`. */
export const stepLine = (spec: StepSpec): string =>
  `${stepName(spec)}: ${spec.kind}, ${actors[spec.by]}, at most ${sayDuration(spec.timeoutMs)}${spec.rest ? '; safe to stay after it' : ''}`;

const step = (spec: StepSpec, index: number): string => `${index + 1}. ${stepLine(spec)}`;

/** The estimate against the objective, or alone where none is known. */
function estimate({ made, records }: CardSources): string {
  const { estimateMs } = made.document;
  const { pastRuns = 0, objectives } = records;
  const basis =
    pastRuns > 0
      ? `about ${sayDuration(estimateMs)}, as past runs took`
      : `at most ${sayDuration(estimateMs)}, the longest that its steps may take, without those of people`;
  if (objectives === undefined) return sentences(`\nEstimate: ${basis}`);
  const goal = sayDuration(objectives.mitigateMs);
  return sentences(
    `\nEstimate: ${basis}`,
    estimateMs > objectives.mitigateMs
      ? `That is more than the objective of ${goal}`
      : `The objective is ${goal}`,
  );
}

/** What each step would do, as the kinds describe it; nothing has moved. `lines` by the id of the step. */
export function dryRunText(
  { made, voice }: Pick<CardSources, 'made' | 'voice'>,
  lines: Readonly<Record<string, string>>,
): string {
  const { document, id } = made;
  const tell = (spec: StepSpec): string =>
    `${stepName(spec)}: ${oneLine(lines[spec.id] ?? spec.kind, 400)}`;
  return [
    `Dry run of ${id}; nothing moves. ${list(document.targets)} to release ${version(document.to.version)}.`,
    ...section('Asked first', document.preconditions.map(asked)),
    '',
    'Steps:',
    ...document.steps.map((spec, index) => `${index + 1}. ${tell(spec)}`),
    ...section(
      'Only if steps have to be taken back',
      document.compensate.map(({ step: spec }) => tell(spec)),
    ),
    ...section('In the end, in any case', document.finally.map(tell)),
    ...section('Recovered when', document.criteria.map(asked)),
    '',
    `Decide: ${rollback(voice, `go ${id}`)}`,
  ].join('\n');
}
