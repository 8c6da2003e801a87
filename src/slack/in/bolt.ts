import { App, type Logger, type ReceiverEvent } from '@slack/bolt';
import type { Delivery } from './intake.ts';

const nothing = (): Promise<void> => Promise.resolve();

/**
 * Bolt's app as its receivers know it: they check signatures, hold the sockets and carry acknowledgments. What they bring
 * goes to the intake and not to Bolt's own listeners, because those are called after Slack has been told "received" and
 * before anything is kept: whatever they drop is lost. `processBeforeResponse` stays off for the same reason: it holds
 * the answer back until all work is done.
 */
export class BoltApp extends App {
  readonly #receive: (delivery: Delivery) => Promise<void>;

  constructor(logger: Logger, receive: (delivery: Delivery) => Promise<void>) {
    super({
      // The receivers are opened, replaced and closed apart from the app: one of them is not enough.
      receiver: { init: () => undefined, start: nothing, stop: nothing },
      logger,
      // Nothing is dispatched by Bolt, so it never asks. Rejecting is the safe answer should it ever.
      authorize: () => Promise.reject(new Error('Bolt dispatches nothing here')),
      convoStore: false,
      ignoreSelf: false,
    });
    this.#receive = receive;
  }

  override async processEvent({ body, ack }: ReceiverEvent): Promise<void> {
    await this.#receive({ body, ack: (reply) => ack(reply) });
  }
}
