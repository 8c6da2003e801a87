import type { EventType } from '../events.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';

const stoodDown: Evolver<'StoodDown'> = (state, { until, people }, at) => ({
  ...state,
  standDown: { since: at, until, people, happened: {}, status: 'down' },
});

/** The decision is offered as in any handover: until somebody accepts it stays where it is. */
const ended: Evolver<'StandDownEnded'> = (state, { slept, offered }, at) => {
  const { standDown } = state;
  if (standDown === undefined) throw new Error('A stand-down ended that never began');
  const { since, until, people, happened } = standDown;
  return {
    ...state,
    offer: offered === undefined ? state.offer : { ...offered, since: at },
    standDown: { since, until, people, happened, status: 'over', at, slept },
  };
};

/** The events about standing down. */
export const standDownEvolvers = {
  StoodDown: stoodDown,
  StandDownEnded: ended,
} satisfies Partial<Evolvers<EventType>>;
