import type { Answer } from '../../core/answer.ts';
import { actorName } from '../../core/command.ts';
import type { PersonId, Target } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { type AnyRefusal, refuse, refuseAtEdge } from '../../core/refusals.ts';
import { speedOf } from '../../core/tabletop/orders.ts';
import { type Stage, startTabletop } from '../../core/tabletop/start.ts';
import { nearest } from '../../lib/nearest.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { Ordered } from '../ordered.ts';
import { nowhere, storeOpened } from '../orders/store-opened.ts';
import { countOnce } from '../plans/count-effects.ts';
import { loseOnce } from '../plans/data-loss.ts';
import { type By, follow } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { untilStored } from '../targets/on-targets.ts';
import { lastTime } from './last-time.ts';

type Starting = OrderOf<'tabletopStart'>;
type Asked = Ordered & { readonly order: Starting };

/** Opens an incident in mode `tabletop` on no target. Never a program: somebody decides in it. */
export async function handleTabletop(ship: Ship, asked: Asked): Promise<Answer> {
  const { order, actor } = asked;
  if (actor.kind === 'machine') {
    return answerNo(ship, refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const stage = await stageFor(ship, order);
  return 'code' in stage
    ? answerNo(ship, stage)
    : untilStored(ship, () => once(ship, asked, { stage, by: actor.person }));
}

async function stageFor(ship: Ship, order: Starting): Promise<Stage | AnyRefusal> {
  const { scenario: said } = order;
  const scenario = said === undefined ? undefined : await ship.scenarios.find(said);
  if (said === undefined || scenario === undefined) {
    return refuse('NoScenario', { scenario: said, known: await ship.scenarios.names() });
  }
  if (!scenario.ok) return refuse('ScenarioBroken', { problems: scenario.error, toPlay: true });
  const people = peopleOf(ship, order.service);
  if (typeof people === 'object') return people;
  const last = await lastTime(ship, said);
  return { scenario: scenario.value, speed: speedOf(order.speed), people, last };
}

/** A service stands for its first target: their people are the same. */
function peopleOf(
  { configurations }: Pick<Ship, 'configurations'>,
  service: string | undefined,
): Target | AnyRefusal | undefined {
  if (service === undefined) return undefined;
  const { services } = configurations.current();
  const target = services[service]?.targets[0];
  const known = Object.keys(services);
  return (
    target ??
    refuseAtEdge('UnknownService', {
      said: service,
      services: known,
      nearest: nearest(service, known),
    })
  );
}

type Playing = { readonly stage: Stage; readonly by: PersonId };

async function once(ship: Ship, asked: Asked, playing: Playing): Promise<Answer | undefined> {
  const { order, actor, arrival } = asked;
  const { stage, by: person } = playing;
  // What is looked up for a declaration is what a tabletop rests on as well: its number, and who is called.
  const declaring: OrderOf<'declare'> = {
    kind: 'declare',
    targets: stage.people === undefined ? [] : [stage.people],
    title: stage.scenario.title,
  };
  const gathering = { order: declaring, incident: undefined, arrival };
  const { facts, ground } = await gatherFacts(ship, {
    ...gathering,
    count: countOnce(ship),
    lose: loseOnce(ship),
  });
  const decision = startTabletop({ order, facts }, person, stage);
  if (decision.status === 'refused') return answerNo(ship, decision.refusal);
  const { via, key } = arrival;
  const at = ship.clock.now();
  const by: By = { at, actor: actorName(actor), via, key, mode: 'tabletop' };
  const outcome = { ...follow(nowhere, decision.events, by), ground };
  return storeOpened(ship, { outcome, order: declaring }, by);
}
