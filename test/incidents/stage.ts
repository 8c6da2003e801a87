import { isMisread, read } from '../../commands/read.ts';
import { knownNames } from '../../src/app/orders/known.ts';
import { asksNow } from '../../src/app/reading/asks-now.ts';
import type { Answer } from '../../src/core/answer.ts';
import type { Event, EventType } from '../../src/core/events.ts';
import { Duration } from '../../src/lib/durations.ts';
import type { Boat, Harbor } from '../app/rig.ts';
import type { SimWorld } from '../app/sim-world.ts';

/** A guardrail of a scenario did not speak when it had to. */
class GuardrailSilent extends Error {
  override readonly name = 'GuardrailSilent';
  readonly guardrail: string;

  constructor(guardrail: string, cause: unknown) {
    super(`${guardrail} is silent: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.guardrail = guardrail;
  }
}

/** Where an incident is played: its people order, the world answers, and time goes on only when it is told to. */
export type Stage = {
  readonly world: SimWorld;
  /** Guardrails that have spoken, in order. */
  readonly spoken: readonly string[];
  /** What somebody types, and the answer. Throws for what cannot be read as an order. */
  readonly types: (who: string, line: string) => Promise<Answer>;
  /** What is answered to an order that is taken. */
  readonly ordered: (who: string, line: string) => Promise<string>;
  /** The "no" to an order, in one text that begins with its code. */
  readonly refused: (who: string, line: string) => Promise<string>;
  /** Looks at the card of an order and types the order again with it, the two taps of going; it is taken. Answers the card. */
  readonly goes: (who: string, line: string) => Promise<string>;
  /** The same where it is not taken: the "no". */
  readonly stopped: (who: string, line: string) => Promise<string>;
  /** Lets so much time go by: `31m`. */
  readonly later: (span: string) => Promise<void>;
  /** Lets time go on until an event of this type is on record, and answers the last one. */
  readonly until: <T extends EventType>(type: T) => Promise<Extract<Event, { type: T }>>;
  /** All events of this type so far. */
  readonly recorded: <T extends EventType>(
    type: T,
  ) => Promise<readonly Extract<Event, { type: T }>[]>;
  /** What is asked of people now, a line each. */
  readonly asked: () => Promise<readonly string[]>;
  /** Fails unless this was said. */
  readonly says: (text: string | undefined, ...parts: readonly string[]) => void;
  /** The incident as the status tells it. */
  readonly rung: () => Promise<string>;
  /** What was said at the door of each moment at which a guardrail has to speak; whoever is silent is named. */
  readonly guards: (guardrail: string, proof: () => void | Promise<void>) => Promise<void>;
};

/** The words of a scenario, some of them perhaps replaced. */
type Worded = (text: string) => string;

const incident = 'INC-1';

export function stageOn({ world }: Harbor, boat: Boat, worded: Worded): Stage {
  const spoken: string[] = [];
  const recorded: Stage['recorded'] = async (type) =>
    (await boat.events(type)).filter((event) => isOf(event, type));
  return {
    world,
    spoken,
    recorded,
    ...deskOf(boat, worded),
    later: (span) => boat.pass(Duration.parse(span)),
    until: async (type) => {
      await boat.until(type, async () => (await boat.events(type)).length > 0);
      return (await recorded(type)).at(-1) ?? never(type);
    },
    asked: async () => {
      const asks = asksNow(boat.ship, await boat.state());
      return asks.map(({ key, lines }) => `${key}: ${lines.join(' ')}`);
    },
    says,
    rung: async () => (await boat.state()).rung,
    guards: async (guardrail, proof) => {
      try {
        await proof();
      } catch (error) {
        throw new GuardrailSilent(guardrail, error);
      }
      spoken.push(guardrail);
    },
  };
}

const isOf = <T extends EventType>(event: Event, type: T): event is Extract<Event, { type: T }> =>
  event.type === type;

const never = (what: string): never => {
  throw new Error(`A scenario makes no sense: ${what}`);
};

function deskOf(
  boat: Boat,
  worded: Worded,
): Pick<Stage, 'types' | 'ordered' | 'refused' | 'goes' | 'stopped'> {
  const types: Stage['types'] = async (who, line) => {
    const [by = who, text = line] = partsOf(worded(`${who}: ${line}`));
    const { state } = await boat.ship.incidents.load(incident);
    const order = read(text, knownNames(boat.ship, state));
    if (isMisread(order)) throw new Error(`${text}: ${order.problem}`);
    return boat.say(order, { by, ...(state && { incident }) });
  };
  const confirms = async (who: string, line: string) => {
    const shown = await types(who, line);
    if (shown.card === undefined)
      throw new Error(`${who}: ${line} shows no card: ${saying(shown)}`);
    return { shown, answer: await types(who, `${line} --card ${shown.card}`) };
  };
  return {
    types,
    ordered: async (who, line) => taken(await types(who, line), line),
    refused: async (who, line) => denied(await types(who, line), line),
    goes: async (who, line) => {
      const { shown, answer } = await confirms(who, line);
      taken(answer, line);
      return saying(shown);
    },
    stopped: async (who, line) => denied((await confirms(who, line)).answer, line),
  };
}

/** `dba: /rollback lose 412` → who types, and what. */
const partsOf = (said: string): readonly string[] => {
  const at = said.indexOf(': ');
  return [said.slice(0, at), said.slice(at + 2)];
};

/** A "no" in one text that begins with its code. */
const saying = (answer: Answer): string =>
  answer.accepted
    ? answer.say
    : `${answer.refusal.code}: ${answer.refusal.reason} ${answer.refusal.lift}`;

function taken(answer: Answer, line: string): string {
  if (answer.accepted) return answer.say;
  throw new Error(`${line} was refused: ${saying(answer)}`);
}

function denied(answer: Answer, line: string): string {
  if (!answer.accepted) return saying(answer);
  throw new Error(`${line} was taken: ${answer.say}`);
}

function says(text: string | undefined, ...parts: readonly string[]): void {
  const missing = parts.find((part) => !(text ?? '').includes(part));
  if (missing !== undefined) throw new Error(`"${missing}" is not said, but: ${text}`);
}
