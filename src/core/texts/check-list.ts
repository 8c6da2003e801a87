import type { JsonObject } from '../../lib/json.ts';
import { criteriaOf, mitigationOf } from '../checks/criteria.ts';
import { currentPlan, type Incident } from '../incident/incident.ts';
import { afterKey, preconditionKey } from '../run/phase.ts';
import { section } from './card-details.ts';
import { checkName } from './checks.ts';
import { verdictText } from './events/checks.ts';
import { skewBoard } from './skew.ts';
import { incident as onIncident, type Voice } from './voice.ts';
import { missingForRecovery } from './waiting.ts';
import { clock, oneLine, sentence } from './words.ts';

/** What each check answered last, by its key: the summary (null when it was erased) and the facts of its report. */
export type CheckReports = Readonly<
  Record<string, { readonly summary: string | null; readonly facts: JsonObject }>
>;

/** One check in words: verdict, waiver, how long ago, and what it answered. */
function line(incident: Incident, key: string, { reports, voice }: Context): string {
  const state = incident.checks[key];
  const waived = incident.waived.includes(key) ? ', waived by name' : '';
  if (state === undefined) return `${checkName(key)}: no answer yet${waived}`;
  const report = reports[key];
  const summary = report === undefined ? '' : `: ${oneLine(report.summary ?? '(erased)')}`;
  const since = `(since ${clock(state.at, voice)})`;
  return `${checkName(key)} ${verdictText(state.verdict, state.held)} ${since}${waived}${summary}`;
}

type Context = { readonly reports: CheckReports; readonly voice: Voice };

/** All checks that speak about this incident now, each with its verdict in words. */
export function checksText(incident: Incident, reports: CheckReports, voice: Voice): string {
  const document = currentPlan(incident)?.document;
  const tell = (keys: readonly string[]) =>
    keys.map((key) => line(incident, key, { reports, voice }));
  const blocks = [
    ...section('Versions', skewBoard(reports)),
    ...section(
      'Before the first step',
      tell(document?.preconditions.map(({ id }) => preconditionKey(id)) ?? []),
    ),
    ...section(
      'After steps',
      tell(
        (document?.steps ?? [])
          .flatMap((step) => step.checkAfter.map(({ id }) => afterKey(step.id, id)))
          .filter((key) => incident.checks[key] !== undefined || incident.waived.includes(key)),
      ),
    ),
    ...section('Mitigated when', tell(mitigationOf(incident).map(({ key }) => key))),
    ...section('Recovered when', tell(criteriaOf(incident).map(({ key }) => key))),
  ];
  return blocks.length === 0
    ? `${incident.id} has no checks yet: a plan or success_criteria in sternway.yaml bring them.`
    : [
        `${incident.id} is ${incident.rung}. An answer that is missing, inconclusive or an error never counts as a pass.`,
        ...blocks,
      ].join('\n');
}

/** What is missing until *recovered*; the same as the refusal says, with the state of each. */
export function missingText(incident: Incident, voice: Voice): string {
  const missing = missingForRecovery(incident);
  const run =
    incident.course.status === 'none'
      ? []
      : [`the end of the strategy ${incident.course.strategy}`];
  return [
    missing.length + run.length === 0
      ? `Nothing is missing: ${incident.id} recovers by itself.`
      : `${incident.id} is ${incident.rung}, not recovered. Missing:`,
    ...[...run, ...missing].map((what) => `- ${sentence(what)}`),
    `Ask the checks now: ${onIncident(voice, 'check')}.`,
  ].join('\n');
}
