import type { audiences } from '../cadence/orders.ts';
import type { Instant, PersonId } from '../ids.ts';
import { currentPlan, currentRun, type Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { isThrough, stepState } from '../run/run.ts';
import { checkName } from './checks.ts';
import { verdictText } from './events/checks.ts';
import { standing } from './rung.ts';
import { usualCommands, type Voice } from './voice.ts';
import { waitingFor } from './waiting.ts';
import { clock, list, sentence, sentences } from './words.ts';

/** A status report in its three parts. */
export type Draft = {
  readonly conditions: string;
  readonly actions: string;
  readonly needs: string;
};

type For = { readonly at: Instant; readonly audience: (typeof audiences)[number] };

const mostNeeds = 3;

/**
 * The report that the record would write. It names roles and no people, because it is kept for ever; for executives it
 * leaves out checks and steps.
 */
export function draftOf(incident: Incident, { at, audience }: For): Draft {
  const voice = nameless(incident, at);
  return audience === 'executive'
    ? {
        conditions: conditions(incident),
        actions: course(incident, voice),
        needs:
          decisionSince(incident) === undefined
            ? 'Nothing is waited for.'
            : 'A decision of the authority is waited for.',
      }
    : {
        conditions: sentences(conditions(incident), checks(incident)),
        actions: sentences(course(incident, voice), progress(incident)),
        needs: needs(incident, voice),
      };
}

const nameless = (incident: Incident, now: Instant): Voice => ({
  name: (person) => roleOf(incident, person),
  commands: usualCommands,
  now,
});

function roleOf({ authority, roles }: Incident, person: PersonId): string {
  if (person === authority) return 'the authority';
  const role = Object.entries(roles).find(([, holder]) => holder === person)?.[0];
  return role === undefined ? 'a responder' : `the ${role}`;
}

const conditions = (incident: Incident): string =>
  `${list(incident.targets)} is ${standing(incident)}.`;

function checks({ checks: all }: Incident): string | undefined {
  const said = Object.entries(all)
    .filter(([key]) => key.startsWith('mitigation/') || key.startsWith('criterion/'))
    .map(([key, { verdict, held }]) => `${checkName(key)} ${verdictText(verdict, held)}`);
  return said.length === 0 ? undefined : `Checks: ${list(said)}`;
}

function course(incident: Incident, voice: Voice): string {
  const { course: followed } = incident;
  if (followed.status === 'none') {
    return incident.acted ? 'No strategy is active now.' : 'Nothing has been done yet.';
  }
  const { strategy, plan, targets, since } = followed;
  const by = plan === undefined ? '' : ` by ${plan}`;
  return `${strategy} of ${list(targets)}${by}, since ${clock(since, voice)}.`;
}

function progress(incident: Incident): string | undefined {
  const plan = currentPlan(incident);
  const run = currentRun(incident);
  if (plan === undefined || run === undefined) return undefined;
  const { steps } = plan.document;
  const left = steps.filter(({ id }) => !isThrough(stepState(run, id)));
  const next = left[0] === undefined ? '' : `; next: ${left[0].name}`;
  return `${steps.length - left.length} of ${steps.length} steps are done${next}`;
}

function needs(incident: Incident, voice: Voice): string {
  const waits = waitingFor(incident, voice).slice(0, mostNeeds).map(sentence);
  return waits.length === 0 ? 'Nothing is waited for.' : waits.join(' ');
}
