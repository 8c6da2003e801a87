import { declareForm, targetOptions } from '../forms/declare.ts';
import { notHeard } from './confirm.ts';
import type { Desk, Heard } from './desk.ts';
import { whoActed } from './give.ts';
import { formAgain, openForm } from './open-form.ts';
import type { PayloadOf } from './payload.ts';

/** Opens the form that declares an incident. */
export async function declare(desk: Desk, heard: Heard, trigger: string): Promise<void> {
  const { reach } = heard.payload;
  const view = declareForm({ targets: targetsOf(desk), channel: reach.channel });
  const [form, person] = await Promise.all([
    openForm(desk, heard, trigger, view),
    whoActed(desk, heard),
  ]);
  if (person === undefined) return form?.show(notHeard);
  if (form === undefined) await desk.tell(reach, formAgain({ v: 1, tool: 'declare' }));
}

/** The services that fit what was typed so far into the form, as Slack's select wants them. */
export const suggest = async (
  desk: Pick<Desk, 'ship' | 'people'>,
  { from, typed }: PayloadOf<'suggest'>,
) => {
  const who = await desk.people.who(from);
  return { options: who.status === 'person' ? targetOptions(typed, targetsOf(desk)) : [] };
};

const targetsOf = ({ ship }: Pick<Desk, 'ship'>): readonly string[] =>
  Object.values(ship.configurations.current().services).flatMap(({ targets }) => targets);
