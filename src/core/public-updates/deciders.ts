import { speaksAs } from '../cadence/deciders.ts';
import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { Event } from '../events.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { holdersOf } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { PublicUpdateFacts } from './facts.ts';
import { examined, stageOf } from './findings.ts';
import { publicWords } from './opening.ts';
import { UpdateName } from './shapes.ts';
import { type PublicUpdate, sending, waiting } from './state.ts';

type Known = NonNullable<PublicUpdateFacts['publicUpdates']>;

/** What was not looked up stands for nothing: there is no page then. */
const unknown: Known = { hasPage: false, people: [], house: [], conditions: undefined };
const knownIn = ({ publicUpdates }: PublicUpdateFacts): Known => publicUpdates ?? unknown;

/** Whether nothing may leave: a rehearsal, or Sternway only observes. */
const isDry = ({ facts }: Pick<Command, 'facts'>, { mode }: Incident): boolean =>
  mode !== 'live' || facts.observing;

/** Why the public is told nothing at all. */
function unheard(command: Pick<Command, 'facts'>, incident: Incident): Refusal | undefined {
  if (incident.privacy.isPrivate) return refuse('PublicKnowsNothing', { incident: incident.id });
  const { hasPage } = knownIn(command.facts);
  return hasPage || isDry(command, incident) ? undefined : refuse('NoStatusPage', {});
}

const publishDraft: Decider<'publishDraft'> = (command, incident) => {
  const { order, by, facts } = command;
  const role = speaksAs(command, incident);
  if (typeof role !== 'string') return refused(role);
  const no = unheard(command, incident);
  if (no) return refused(no);
  const known = knownIn(facts);
  const stage = order.stage ?? stageOf(incident.rung);
  const { text, findings } = examined(order.text ?? publicWords(stage, known), known);
  return decided({
    type: 'UpdateDrafted',
    update: UpdateName.parse(`U${Object.keys(incident.publicUpdates).length + 1}`),
    stage,
    findings: [...findings],
    because: because(command, by, { role }),
    texts: { text },
  });
};

/** Who may have an update sent: the authority, and whoever holds comms. */
export const publishers = (
  incident: Incident,
  facts: Pick<Command['facts'], 'roleHolders'>,
): readonly PersonId[] => [
  ...new Set([incident.authority, ...holdersOf('comms', incident, facts)]),
];

/** A sev1, a sev2 and what nobody has said the severity of need a second pair of eyes. */
export const needsSecond = ({ severity }: Pick<Incident, 'severity'>): boolean =>
  severity === null || severity === 'sev1' || severity === 'sev2';

const unknownUpdate = (said: string, { publicUpdates }: Incident): Refusal =>
  refuse('UnknownUpdate', { said, waiting: waiting(publicUpdates).map(({ update }) => update) });

function mayApprove(
  command: Command & { readonly by: PersonId },
  incident: Incident,
  one: PublicUpdate,
) {
  const { by, facts } = command;
  const holders = publishers(incident, facts);
  if (!holders.includes(by)) return refuse('NotTheRole', { role: 'comms', holders });
  const { update, drafter } = one;
  const others = holders.filter((person) => person !== drafter);
  return drafter === by && needsSecond(incident)
    ? refuse('OwnUpdate', { update, severity: incident.severity, others })
    : unheard(command, incident);
}

/** What was approved before and is not out yet says less: it is not sent behind this one. */
const overtaken = ({ publicUpdates }: Incident): readonly Event[] => {
  const before = sending(publicUpdates);
  return before === undefined ? [] : [{ type: 'UpdateDropped', update: before.update }];
};

const publishApprove: Decider<'publishApprove'> = (command, incident) => {
  const { order, by } = command;
  const { update } = order;
  const found = incident.publicUpdates[update];
  if (found === undefined) return refused(unknownUpdate(update, incident));
  const no = mayApprove(command, incident, found);
  if (no) return refused(no);
  if (found.status !== 'drafted' && found.status !== 'not-taken') {
    return nothing({ note: 'AlreadyUpdate', update, status: found.status });
  }
  const role = by === incident.authority ? 'authority' : 'comms';
  return decided(
    ...overtaken(incident),
    { type: 'UpdateApproved', update, because: because(command, by, { role }) },
    ...(isDry(command, incident) ? [{ type: 'UpdateRehearsed', update } as const] : []),
  );
};

const publishDrop: Decider<'publishDrop'> = (command, incident) => {
  const { order, by } = command;
  const { update } = order;
  const role = speaksAs(command, incident);
  if (typeof role !== 'string') return refused(role);
  const found = incident.publicUpdates[update];
  if (found === undefined) return refused(unknownUpdate(update, incident));
  const { status } = found;
  return status === 'drafted' || status === 'sending' || status === 'not-taken'
    ? decided({ type: 'UpdateDropped', update, because: because(command, by, { role }) })
    : nothing({ note: 'AlreadyUpdate', update, status });
};

/** The orders about what the public is told. */
export const publicUpdateDeciders = { publishDraft, publishApprove, publishDrop };
