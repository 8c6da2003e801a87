import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { EventOf } from '../events.ts';
import type { PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { isByHand } from '../plan/by-hand.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isRefusal } from '../strategy/plans.ts';
import { changesIn } from './playbook-diff.ts';
import { theirFollowUp } from './reporters.ts';
import type { FollowUp } from './state.ts';

/** So many changes are kept one by one. */
const mostChanges = 60;
/** A hash is given with at least so many of its digits. */
const fewestDigits = 7;

/** The plan that was carried out last under a playbook; undefined where none was. */
export const ranUnder = ({ runs, plans }: Incident): MadePlan | undefined =>
  Object.values(runs)
    .flatMap(({ plan }) => Object.values(plans).filter(({ id }) => id === plan))
    .findLast(({ document }) => !isByHand(document));

/** Only a lesson for the playbook is closed by one, and only where one was followed that can have changed since. */
function ranFor(incident: Incident, { followUp, aim }: FollowUp): MadePlan | Refusal {
  if (aim !== 'playbook_change') return refuse('NotAPlaybookChange', { followUp, aim });
  return ranUnder(incident) ?? refuse('NoPlaybookRan', { followUp });
}

/** The plan that ran and the same as it would be made now, under another playbook: the one that is meant. */
function bothOf(
  { order: { followUp, version: said }, facts }: Pick<Command<'playbookChange'>, 'order' | 'facts'>,
  { document: ran }: MadePlan,
): { readonly ran: FrozenPlan; readonly now: FrozenPlan } | Refusal {
  const now = facts.planAgain ?? refuse('NoPlaybookRan', { followUp });
  if (isRefusal(now)) return now;
  const { name: playbook, version, digest } = now.playbook;
  if (ran.playbook.digest === digest) {
    return refuse('SamePlaybook', { followUp, playbook, version, digest });
  }
  const isMeant =
    said === version || (said.length >= fewestDigits && digest.startsWith(said.toLowerCase()));
  return isMeant
    ? { ran, now }
    : refuse('OtherPlaybook', { followUp, playbook, said, version, digest });
}

/** The playbook took up what was learned: the follow-up is closed with what a plan made now does otherwise than the one that ran. */
const playbookChange: Decider<'playbookChange'> = (command, incident) => {
  const { order, by } = command;
  const found = theirFollowUp(command, incident, order.followUp);
  if (isRefusal(found)) return refused(found);
  if (found.status !== 'open') return nothing({ note: 'AlreadyFollowedUp', ...found });
  const made = ranFor(incident, found);
  const both = isRefusal(made) ? made : bothOf(command, made);
  if (isRefusal(both)) return refused(both);
  return decided(changed(found, both, by), {
    type: 'FollowUpClosed',
    followUp: found.followUp,
    how: 'done',
    by,
  });
};

function changed(
  { followUp }: FollowUp,
  { ran, now }: { readonly ran: FrozenPlan; readonly now: FrozenPlan },
  by: PersonId,
): EventOf<'PlaybookChanged'> {
  const { name: playbook, ...from } = ran.playbook;
  const { name: _same, ...to } = now.playbook;
  const all = changesIn(ran, now);
  const changes = all.slice(0, mostChanges);
  return {
    type: 'PlaybookChanged',
    followUp,
    playbook,
    from,
    to,
    changes,
    others: all.length - changes.length,
    by,
  };
}

export const playbookChangeDeciders = { playbookChange };
