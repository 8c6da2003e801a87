import { declareForm, targetOptions } from '../forms/declare.ts';
import type { Desk, Heard } from './desk.ts';
import { formAgain, openFor } from './open-form.ts';
import type { PayloadOf } from './payload.ts';

/** Opens the form that declares an incident. */
export const declare = (desk: Desk, heard: Heard, trigger: string): Promise<void> => {
  const { channel } = heard.payload.reach;
  const unopened = formAgain({ v: 1, tool: 'declare' });
  return openFor(desk, { heard, trigger, unopened }, async () => ({
    view: declareForm({ targets: targetsOf(desk), channel }),
    otherwise: unopened,
  }));
};

/** The services that fit what was typed so far into the form, as Slack's select wants them. */
export const suggest = async (
  desk: Pick<Desk, 'ship' | 'people'>,
  { from, typed }: PayloadOf<'suggest'>,
) => {
  const who = await desk.people.who(from, 'lately');
  return { options: who.status === 'person' ? targetOptions(typed, targetsOf(desk)) : [] };
};

const targetsOf = ({ ship }: Pick<Desk, 'ship'>): readonly string[] =>
  Object.values(ship.configurations.current().services).flatMap(({ targets }) => targets);
