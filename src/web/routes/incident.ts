import { asksNow } from '../../app/reading/asks-now.ts';
import { reportsIn, titleIn } from '../../app/reading/read-log.ts';
import { goesUnapproved } from '../../core/approval/standing.ts';
import { criteriaOf, mitigationOf } from '../../core/checks/criteria.ts';
import type { Actor } from '../../core/command.ts';
import { needsOf } from '../../core/impact/needs.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { summaryOf } from '../../core/incident/summary.ts';
import type { CheckReports } from '../../core/texts/check-list.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { ask } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/incidents/:id`: what a screen shows of it, and the status in words. */
export const incident: Route = {
  method: 'GET',
  path: '/api/v1/incidents/:id',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const answer = await ask(desk, asked, { kind: 'status' }, path.value.id);
    const { state, version } = await desk.ship.incidents.load(path.value.id);
    if (!answer.accepted || state === undefined) return answered(answer);
    const decides = desk.ship.directory.nameOf(state.authority);
    const log = await desk.ship.logs.read(state.id);
    return ok({
      title: titleIn(log),
      ...summaryOf(state, version),
      decides,
      checks: checksOf(state, reportsIn(log)),
      ...courseOf(state),
      plans: plansOf(state),
      asks: asksOf(desk.ship, state, log),
      card: cardOf(state, asked.by.actor),
      say: answer.say,
    });
  },
};

function courseOf({ course, runs, residuals }: Incident) {
  const runOf = Object.values(runs).map(({ plan, status, steps }) => ({
    plan,
    status,
    steps: Object.entries(steps).map(([id, step]) => ({ id, status: step.status })),
  }));
  const left = Object.values(residuals).map(({ residual, name, owner, count, due, status }) => ({
    id: residual,
    name,
    owner,
    count,
    due,
    status,
  }));
  return { course, runs: runOf, residuals: left };
}

/** What each check says that calm and recovery rest on, and any other that answered: null where it has not answered yet. */
function checksOf(state: Incident, reports: CheckReports) {
  const ladder = [...mitigationOf(state), ...criteriaOf(state)].map(({ key }) => key);
  return [...new Set([...ladder, ...Object.keys(state.checks)])].map((check) => ({
    check,
    verdict: null,
    ...state.checks[check],
    waived: state.waived.includes(check),
    says: reports[check]?.summary ?? null,
  }));
}

/** What is asked of people now: whose answer is waited for, by name, and what to type. */
const asksOf = (ship: Desk['ship'], state: Incident, log: readonly Happened[]) =>
  asksNow(ship, state, { log }).map(({ of, actions, ...ask }) => ({
    ...ask,
    of: of.map((person) => ({ person, name: ship.directory.nameOf(person) })),
    actions: actions.map(({ label, command }) => ({ label, line: command.replaceAll('`', '') })),
  }));

const plansOf = ({ plans }: Incident) =>
  Object.values(plans).map(({ id, playbook, proposal, document: { targets, from, to } }) => ({
    id,
    playbook,
    proposal,
    targets,
    from: from.version,
    to: to.version,
  }));

/** The card that was shown to whoever asks; others' cards confirm nothing. */
function cardOf(incident: Incident, actor: Actor) {
  const { cards, plans } = incident;
  const shown = actor.kind === 'person' ? cards[actor.person] : undefined;
  const made = shown && plans[shown.plan];
  return (
    made && {
      plan: shown.plan,
      digest: shown.card,
      until: shown.until,
      losses: shown.losses,
      /** What has to be given back with the digest. */
      needs: needsOf(made.document, goesUnapproved(incident, made)),
    }
  );
}
