import type { Ship } from '../../app/ship.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { readPayload } from './bodies.ts';
import { AnswerPutOff, type Heard } from './desk.ts';
import { type Inbox, isActedOn, type Kept, type Left, openInbox } from './inbox.ts';
import { keyOf, openTaps } from './key.ts';
import type { PayloadOf } from './payload.ts';

/** Acknowledges, with what Slack is given back where it waits for something. */
export type Ack = (reply?: unknown) => Promise<void>;

/** A delivery, as a receiver hands it on. */
export type Delivery = { readonly body: unknown; readonly ack: Ack };

/** What is done about what came in. */
export type Acting = {
  /** Acts after the acknowledgment; a form is acknowledged by it. Rejects for bugs and a broken world only. */
  readonly act: (heard: Heard, ack: Ack) => Promise<void>;
  /** Answers a question that is not kept, with the acknowledgment. */
  readonly suggest: (payload: PayloadOf<'suggest'>) => Promise<unknown>;
  /** Forgets what was said of an account; not kept, because it is asked again anyway. */
  readonly changed: (payload: PayloadOf<'account'>) => void;
  /** What needs no more than a nod, by its name; undefined for what nobody understands. */
  readonly noted: (what: string | undefined) => void;
};

export type Intake = AsyncDisposable & {
  readonly receive: (delivery: Delivery) => Promise<void>;
  /** Acts on what was kept and not finished when the process ended: decided in its order, told side by side. */
  readonly replay: () => Promise<void>;
};

/** Persist, then acknowledge, then act. Disposing takes nothing more and waits for what is being acted on. */
export function openIntake(ship: Ship, acting: Acting): Intake {
  const inbox = openInbox(ship);
  const take = takerOf(ship, inbox, acting);
  const under = new Set<Promise<void>>();
  let isClosing = false;
  const running = async (work: Promise<void>): Promise<void> => {
    under.add(work);
    try {
      await work;
    } finally {
      under.delete(work);
    }
  };
  return {
    receive: async ({ body, ack }) => {
      const delivery = { body, ack: safeAck(ack, ship.log) };
      await (isClosing ? leaving(delivery) : running(take(delivery)));
    },
    replay: async () => {
      const all: Promise<void>[] = [];
      for (const row of await inbox.left()) {
        if (isClosing) break;
        const { promise: isDecided, resolve: onward } = Promise.withResolvers<void>();
        all.push(running(again(ship, inbox, acting, { ...row, onward })).finally(onward));
        await isDecided;
      }
      await Promise.all(all);
    },
    [Symbol.asyncDispose]: async () => {
      isClosing = true;
      await Promise.allSettled(under);
    },
  };
}

/** Acts on what an earlier start has kept; `onward` runs when the next may be decided. */
async function again(
  ship: Ship,
  inbox: Inbox,
  acting: Acting,
  { key, kept, onward }: Left & { readonly onward: () => void },
): Promise<void> {
  ship.log.info({ event: 'SlackReplayed', key, kind: kept?.payload.kind });
  // An event orders nothing but a note, which carries its own time.
  if (kept?.payload.kind === 'event') onward();
  await carryOut(ship, inbox, key, async () => {
    if (kept) await acting.act({ key, ...kept, isLate: true, onward }, nobodyWaits);
  });
}

/** The acknowledgment of what an earlier start has acknowledged. */
const nobodyWaits: Ack = () => Promise.resolve();

function takerOf(ship: Ship, inbox: Inbox, acting: Acting): (delivery: Delivery) => Promise<void> {
  const taps = openTaps();
  const takeKept = async (payload: Kept, { body, ack }: Delivery): Promise<void> => {
    const key = keyOf(payload);
    const at = ship.clock.now();
    if (payload.kind === 'submit') taps.seen(payload.from.user);
    const isNew = taps.counts(payload, ship.clock.monotonic()) && (await inbox.keep(key, at, body));
    ship.log.info({ event: isNew ? 'SlackReceived' : 'SlackDuplicate', key, kind: payload.kind });
    // A form that is sent again waits for its answer, and gets the first one: its order has the same key.
    const isForm = payload.kind === 'submit';
    if (!isForm) await ack();
    if (!isForm && !isNew) return;
    const heard: Heard = { key, at, payload, isLate: false, isAgain: !isNew };
    await carryOut(ship, inbox, key, () => acting.act(heard, ack));
  };
  return async (delivery) => {
    const payload = readPayload(delivery.body);
    if (payload?.kind === 'suggest') return delivery.ack(await acting.suggest(payload));
    if (payload !== undefined && isActedOn(payload)) return takeKept(payload, delivery);
    if (payload?.kind === 'account') acting.changed(payload);
    else if (payload?.kind === 'closed') taps.seen(payload.user);
    else acting.noted(payload?.what);
    await delivery.ack();
  };
}

/** Acts, and finishes what was kept. What a person could not be told before the process ends stays for the next start. */
async function carryOut(
  { log }: Pick<Ship, 'log'>,
  inbox: Inbox,
  key: string,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (err) {
    if (err instanceof AnswerPutOff) return;
    log.warn({ event: 'SlackFailed', key, err });
  }
  await inbox.finish(key);
}

/** A command gets a sentence; the rest stays unacknowledged, so that Slack says it failed, or brings it again. */
async function leaving({ body, ack }: Delivery): Promise<void> {
  if (readPayload(body)?.kind !== 'command') return;
  const text = slackAnswers.startsAnew;
  await ack({ response_type: 'ephemeral', text });
}

/**
 * Once. Work goes on when the acknowledgment does not get through: the socket may be gone, and what came in is kept.
 */
function safeAck(ack: Ack, log: Ship['log']): Ack {
  let isGiven = false;
  return async (reply) => {
    if (isGiven) return;
    isGiven = true;
    try {
      await ack(reply);
    } catch (err) {
      log.warn({ event: 'SlackNotAcknowledged', err });
    }
  };
}
