import type { Facts } from '../../core/facts.ts';
import type { Ship } from '../ship.ts';
import type { Ground } from '../targets/live-now.ts';
import { type About, targetsOf } from './about.ts';
import { channelFacts } from './channel.ts';
import { extentFacts } from './extent.ts';
import { incidentFacts } from './incident.ts';
import { pagingFacts } from './paging.ts';
import { peopleFacts } from './people.ts';
import { publicUpdateFacts } from './public-updates.ts';
import { reportFacts } from './report.ts';
import { strategyFacts } from './strategy.ts';

type Gathered = { readonly facts: Facts; readonly ground: Ground };

/** Looks up everything that the decision about this order rests on, a noun a file. */
export async function gatherFacts(ship: Ship, asked: Omit<About, 'targets'>): Promise<Gathered> {
  const { order, incident, arrival } = asked;
  const { digest, mode } = ship.configurations.current();
  const about = { ...asked, targets: targetsOf(order, incident) };
  const { ground, ...strategy } = await strategyFacts(ship, about);
  const facts = {
    basis: { configuration: digest, arrival: arrival.arrival, program: ship.program },
    observing: mode === 'observe',
    message: arrival.message,
    ...peopleFacts(ship, about),
    ...pagingFacts(ship),
    ...extentFacts(ship),
    ...(await reportFacts(ship, about)),
    ...(await publicUpdateFacts(ship, about)),
    ...(await channelFacts(ship, about)),
    ...(await incidentFacts(ship, about)),
    ...strategy,
  };
  return { facts, ground };
}
