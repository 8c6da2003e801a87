import { entriesIn } from '../../lib/layers.ts';
import { approversOf, holdersFor } from '../approval/guards.ts';
import { standingsNow } from '../approval/waiting.ts';
import { mayHold } from '../authority/command.ts';
import { opsOf } from '../authority/taking.ts';
import { proposedWaivers } from '../checks/waivers.ts';
import { mayAgree } from '../checks/waiving.ts';
import { supportedOn, supportRuleNow } from '../gates/support.ts';
import type { PersonId, Target } from '../ids.ts';
import { excess, ownedBy, shownLosses } from '../impact/loss.ts';
import { currentRun, type Incident, openResiduals } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { pagedInVain } from '../paging/succession.ts';
import { publishers } from '../public-updates/deciders.ts';
import { reporters } from '../report/reporters.ts';
import { openFollowUps } from '../report/state.ts';
import { openReviews } from '../review/reviews.ts';
import { manualOf } from '../run/manual.ts';
import { sightOf } from '../run/phase.ts';
import { allSteps, stepState } from '../run/run.ts';
import { openPlans } from '../strategy/plans.ts';
import { heldOn, type PeopleFacts } from './facts.ts';
import { holdersOf, inCommand, may } from './may.ts';
import { isNamed, isOfTargets, type NamedRule, ruleOf } from './rules.ts';

type Here = {
  readonly person: PersonId;
  readonly incident: Incident;
  readonly people: Pick<PeopleFacts, 'roster' | 'roleHolders' | 'serviceHolders' | 'admins'>;
};

/** Whether they hold this role, for these targets or for the incident as a whole. */
const holds = (
  role: string,
  { person, incident, people }: Here,
  targets?: readonly Target[],
): boolean =>
  holdersOf(role, incident, targets === undefined ? people : heldOn(people, targets)).includes(
    person,
  );

const parts: Readonly<Record<NamedRule, (here: Here) => boolean>> = {
  author: ({ person, incident: { authority, roles, notes } }) =>
    [authority, roles['commander'], roles['scribe']].includes(person) ||
    entriesIn(notes).some(({ author }) => author === person),
  speaker: (here) =>
    inCommand(here.incident).includes(here.person) || holds('comms', here) || holds('scribe', here),
  publisher: ({ person, incident, people }) => publishers(incident, people).includes(person),
  offered: ({ person, incident }) => incident.offer?.to === person,
  roster: ({ person, incident, people: { roster, roleHolders } }) =>
    mayHold(roster).includes(person) ||
    (pagedInVain(incident) && opsOf(incident, roleHolders['ops']).includes(person)),
  waiver: ({ person, incident, people }) =>
    person === incident.authority ||
    Object.keys(proposedWaivers(incident)).some((check) =>
      mayAgree(check, incident, people).includes(person),
    ),
  reviewer: ({ person, incident }) =>
    openReviews(incident).some(({ notBy }) => !notBy.includes(person)),
  reporter: ({ person, incident, people }) => reporters(incident, people).includes(person),
  followUpOwner: ({ person, incident, people }) => {
    const open = incident.report ? openFollowUps(incident.report) : [];
    return (
      open.some(({ owner }) => owner === person) ||
      (open.length > 0 && reporters(incident, people).includes(person))
    );
  },
  reportReader: ({ person, incident: { report } }) =>
    report?.finishedAt !== undefined &&
    report.signedBy === undefined &&
    ![report.owner, ...report.writers].includes(person),
  support: (here) => {
    const rule = supportRuleNow(here.incident);
    return rule !== undefined && holds(rule.role, here, supportedOn(here.incident));
  },
  owner: (here) =>
    openResiduals(here.incident).some(
      ({ owner, targets }) =>
        here.person === here.incident.authority || holds(owner, here, targets),
    ),
  approver: ({ person, incident, people }) => {
    return Object.values(incident.plans).some((made) => {
      const holders = holdersFor(incident, made, people);
      return standingsNow(incident, made).some(({ need }) =>
        approversOf(need, made, { incident, holders }).includes(person),
      );
    });
  },
  dataOwner: ({ person, incident, people }) =>
    openPlans(incident).some((made) => {
      const lost = excess(made.document, shownLosses(incident, made.id));
      return ownedBy(lost, person, holdersFor(incident, made, people)).length > 0;
    }),
  keeper: ({ person, people: { admins = [] } }) => admins.includes(person),
  stepHolder: (here) => {
    const run = currentRun(here.incident);
    if (!run) return false;
    const { document } = sightOf(here.incident, run).made;
    return allSteps(document)
      .filter(({ id }) => stepState(run, id).status === 'awaiting-ack')
      .some((spec) => holds(manualOf(spec).role, here, document.targets));
  },
};

/**
 * Whether this order is this person's to give in this incident now: `may` lets it through, and where it is for whoever
 * holds a role or is named, that is them. False where nothing is open that names anybody. What belongs to the team of a
 * target is nobody's here.
 */
export function isTheirs(kind: OrderKind, here: Here): boolean {
  const { person, incident } = here;
  if (may(kind, { kind: 'person', person }, incident) !== undefined) return false;
  const rule = ruleOf(kind);
  return !isOfTargets(rule) && (!isNamed(rule) || parts[rule](here));
}
