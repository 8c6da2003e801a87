import { type Decider, decided, nothing, refused } from '../command.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { isByHand } from '../plan/by-hand.ts';
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
    .flatMap(({ plan }) => plans[plan] ?? [])
    .findLast(({ document }) => !isByHand(document));

/** Only a lesson for the playbook is closed by one, and only where one was followed that can have changed since. */
function ranFor(incident: Incident, { followUp, aim }: FollowUp): MadePlan | Refusal {
  if (aim !== 'playbook_change') return refuse('NotAPlaybookChange', { followUp, aim });
  return ranUnder(incident) ?? refuse('NoPlaybookRan', { followUp });
}

/** The playbook took up what was learned: the follow-up is closed with what a plan made now does otherwise than the one that ran. */
const playbookChange: Decider<'playbookChange'> = (command, incident) => {
  const { order, by, facts } = command;
  const found = theirFollowUp(command, incident, order.followUp);
  if (isRefusal(found)) return refused(found);
  if (found.status !== 'open') return nothing({ note: 'AlreadyFollowedUp', ...found });
  const ran = ranFor(incident, found);
  if (isRefusal(ran)) return refused(ran);
  const now = facts.planAgain;
  if (now === undefined) return refused(refuse('NoPlaybookRan', { followUp: found.followUp }));
  if (isRefusal(now)) return refused(now);
  const { name: playbook, ...from } = ran.document.playbook;
  const { name: _same, ...to } = now.playbook;
  if (from.digest === to.digest)
    return refused(
      refuse('SamePlaybook', { playbook, version: from.version, digest: from.digest }),
    );
  const isMeant =
    order.version === to.version ||
    (order.version.length >= fewestDigits && to.digest.startsWith(order.version.toLowerCase()));
  if (!isMeant)
    return refused(
      refuse('OtherPlaybook', {
        playbook,
        said: order.version,
        version: to.version,
        digest: to.digest,
      }),
    );
  const changes = changesIn(ran.document, now);
  const { followUp } = found;
  return decided(
    {
      type: 'PlaybookChanged',
      followUp,
      playbook,
      from,
      to,
      changes: changes.slice(0, mostChanges),
      others: Math.max(0, changes.length - mostChanges),
      by,
    },
    { type: 'FollowUpClosed', followUp, how: 'done', by },
  );
};

export const playbookChangeDeciders = { playbookChange };
