import type { Answer } from '../../src/core/answer.ts';
import type { EventType } from '../../src/core/events.ts';
import { checkout } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { harbor } from './rig.ts';

/** Harbor and boat of one test, with two releases on record: 2 is live, 1 is the way back. */
export async function underSail(
  prepare: (harbor: Harbor) => void = () => undefined,
): Promise<AsyncDisposable & { readonly harbor: Harbor; readonly boat: Boat }> {
  await using stack = new AsyncDisposableStack();
  const port = stack.use(await harbor());
  prepare(port);
  const boat = stack.use(await port.boot());
  await released(boat);
  const all = stack.move();
  return { harbor: port, boat, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function released(boat: Boat): Promise<void> {
  const liveSince = ['2026-03-01T08:00:00.000Z', '2026-03-01T09:45:00.000Z'];
  for (const [index, since] of liveSince.entries()) {
    const version = `${index + 1}`;
    const order = { kind: 'releaseRegister', target: checkout, version, liveSince: since } as const;
    await accepted(boat.say({ ...order, commit: `abcdef${version}` }, { by: 'ci' }));
  }
}

type Yes = Extract<Answer, { accepted: true }>;
type No = Extract<Answer, { accepted: false }>;

export async function accepted(answer: Answer | Promise<Answer>): Promise<Yes> {
  const given = await answer;
  if (!given.accepted) throw new Error(`It was refused: ${JSON.stringify(given.refusal)}`);
  return given;
}

export async function refused(answer: Answer | Promise<Answer>): Promise<No['refusal']> {
  const given = await answer;
  if (given.accepted) throw new Error(`It was accepted: ${given.say}`);
  return given.refusal;
}

/** Approves the rollback that would be planned now ahead, as whoever was shown it. */
export async function approvedAhead(boat: Boat, by: string): Promise<Yes> {
  const order = { kind: 'approveAhead', target: checkout } as const;
  const { say } = await accepted(boat.say(order, { by }));
  const shape = /--shape (?<shape>[0-9a-f]+)/u.exec(say)?.groups?.['shape'] ?? 'none';
  return accepted(boat.say({ ...order, shape }, { by }));
}

/** Opens the incident with its card. */
export const showCard = (boat: Boat): Promise<Yes> =>
  accepted(boat.say({ kind: 'card', target: checkout }));

/** The digest of a card that this person was shown now. */
export async function cardFor(boat: Boat, by = 'ada'): Promise<string> {
  const shown = await accepted(boat.say({ kind: 'go' }, { by }));
  if (shown.card === undefined) throw new Error('No card was shown');
  return shown.card;
}

/** The whole way to a running strategy. */
export async function decidedOn(boat: Boat): Promise<void> {
  await showCard(boat);
  await accepted(boat.say({ kind: 'go', card: await cardFor(boat) }));
}

/** Whether an event of this type is on record: a condition to wait for. */
export const recorded = (boat: Boat, type: EventType) => async (): Promise<boolean> =>
  (await boat.events(type)).length > 0;

/** Lets time go on until this is answered. */
export async function inTime<T>(boat: Boat, asked: Promise<T>): Promise<T> {
  let answered = false;
  const answer = asked.finally(() => {
    answered = true;
  });
  await boat.until('it is answered', () => answered);
  return answer;
}
