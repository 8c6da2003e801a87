import type { Command } from '../command.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { holdersOf, inCommand } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { FollowUpName } from './shapes.ts';
import { type FollowUp, openFollowUps } from './state.ts';

type Given = Pick<Command, 'facts'> & { readonly by: PersonId };

/** Who works on the report: its owner, whoever leads, comms and scribe (configuration.md, "Who may order what"). */
export const reporters = (
  incident: Incident,
  facts: Pick<Command['facts'], 'roleHolders'>,
): readonly PersonId[] => [
  ...new Set([
    ...(incident.report ? [incident.report.owner] : []),
    ...inCommand(incident),
    ...holdersOf('comms', incident, facts),
    ...holdersOf('scribe', incident, facts),
  ]),
];

export const mayReport = ({ by, facts }: Given, incident: Incident): Refusal | undefined => {
  const holders = reporters(incident, facts);
  return holders.includes(by) ? undefined : refuse('NotTheRole', { role: 'report', holders });
};

/** The follow-up of this name, where this person may say what becomes of it: whoever works on the report, and whoever owns it. */
export function theirFollowUp(
  { by, facts }: Given,
  incident: Incident,
  said: FollowUpName,
): FollowUp | Refusal {
  const { report } = incident;
  const found = report?.followUps[said];
  if (report === undefined || found === undefined) {
    const open = report ? openFollowUps(report).map((one) => one.followUp) : [];
    return refuse('UnknownFollowUp', { said, open });
  }
  const holders = [...new Set([found.owner, ...reporters(incident, facts)])];
  return holders.includes(by) ? found : refuse('NotTheRole', { role: 'report', holders });
}
