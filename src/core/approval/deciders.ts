import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import { after, type PersonId, type PlanId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';
import { isRefusal, meantPlan } from '../strategy/plans.ts';
import { approversOf, holdersFor } from './guards.ts';
import type { Need } from './needs.ts';
import { answersTo } from './standing.ts';
import { standingsNow, waitingNow } from './waiting.ts';

type Answering = Command<'approve' | 'deny'> & { readonly by: PersonId };

/** What a person may say yes or no to of this plan, by where it waits: before go, or at a step. */
type Say = { readonly step: string | undefined; readonly roles: string[]; readonly needs: Need[] };

/** What this person has a say in; a refusal to whoever has none. */
function sayOf(command: Answering, incident: Incident, made: MadePlan): readonly Say[] | Decision {
  const { by, facts } = command;
  const { id: plan } = made;
  const needs = standingsNow(incident, made).map(({ need }) => need);
  if (needs.length === 0) return refused(refuse('NothingToApprove', { plan }));
  const holders = holdersFor(incident, made, facts);
  const able = (need: Need) => approversOf(need, made, { incident, holders });
  const mine = needs.filter((need) => able(need).includes(by));
  if (mine.length > 0) return [...Map.groupBy(mine, ({ step }) => step)].map(spoken(able, by));
  const people = [...new Set(needs.flatMap(able))];
  const isOwn = by === incident.authority && needs.some(({ mode }) => mode === 'second');
  return refused(
    isOwn
      ? refuse('OwnRequest', { plan, people })
      : refuse('NotAnApprover', {
          plan,
          roles: [...new Set(needs.flatMap(({ roles }) => roles))],
          people,
        }),
  );
}

const spoken =
  (able: (need: Need) => readonly PersonId[], by: PersonId) =>
  ([step, needs]: [string | undefined, Need[]]): Say => ({
    step,
    needs,
    roles: [
      ...new Set(
        needs.flatMap((need) =>
          need.roles.filter((role) => able({ ...need, people: [], roles: [role] }).includes(by)),
        ),
      ),
    ],
  });

const isDecision = (value: readonly Say[] | Decision): value is Decision => 'status' in value;

/** The one plan that waits for somebody's agreement; nothing where none does, or several. */
function waitingPlan(incident: Incident): PlanId | undefined {
  const [only, ...more] = Object.values(incident.plans).filter(
    (made) => waitingNow(incident, made).length > 0,
  );
  return more.length === 0 ? only?.id : undefined;
}

function answer(
  command: Answering,
  incident: Incident,
  event: (say: Say, made: MadePlan) => Event | undefined,
): Decision {
  const { order } = command;
  const made = meantPlan(incident, order.plan ?? waitingPlan(incident), order.kind);
  if (isRefusal(made)) return refused(made);
  const says = sayOf(command, incident, made);
  if (isDecision(says)) return says;
  const events = says.map((say) => event(say, made)).filter((one) => one !== undefined);
  const note = order.kind === 'approve' ? 'AlreadyApproved' : 'AlreadyDenied';
  return events.length === 0 ? nothing({ note, plan: made.id }) : decided(...events);
}

const common = (command: Answering, { step, roles }: Say, { id, hash }: MadePlan) => ({
  plan: id,
  hash,
  ...(step === undefined ? {} : { step }),
  person: command.by,
  roles,
  because: because(command, command.by, { role: roles[0] ?? 'stakeholder' }),
  ...(command.order.reason === undefined ? {} : { texts: { reason: command.order.reason } }),
});

/** A yes, good for `terms.approval`. It takes the place of a no of the same person. */
const approve: Decider<'approve'> = (command, incident) =>
  answer(command, incident, (say, made) => {
    const said = answersTo(incident, made).given.find(
      ({ person, step, until, ahead }) =>
        person === command.by &&
        step === say.step &&
        command.at < until &&
        // Given ahead it does not count for whoever decides: said now, it is another word.
        !(ahead !== undefined && person === incident.authority),
    );
    const isSaid = said !== undefined && say.roles.every((role) => said.roles.includes(role));
    if (isSaid) return undefined;
    const until = after(command.at, incident.rules.approvalMs);
    return { type: 'ApprovalGiven', ...common(command, say, made), until };
  });

/** A no. Until the same person says yes the plan does not go; a run that is past it goes on. */
const deny: Decider<'deny'> = (command, incident) =>
  answer(command, incident, (say, made) => {
    const { denied } = answersTo(incident, made);
    const isSaid = denied.some(({ person, step }) => person === command.by && step === say.step);
    return isSaid ? undefined : { type: 'ApprovalDenied', ...common(command, say, made) };
  });

/** The orders of those who are asked to agree. */
export const approvalDeciders = { approve, deny };
