import type { FaultDesk } from '../control/faults.ts';
import type { Log } from '../control/log.ts';
import { subscribes } from '../state/app.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Courier, namesOf, newCourier } from './courier.ts';
import type { Envelope, Line } from './envelope.ts';
import { eventsOf } from './events/from-change.ts';
import { type EventPost, newEventPost } from './events/post.ts';
import { httpLine, verifyAddress } from './http/line.ts';
import { newOffers, type Offers } from './interactions/offers.ts';
import { newResponseDesk, type ResponseDesk } from './responses/desk.ts';
import { socketLine } from './socket/line.ts';
import { newSockets, type Sockets } from './socket/links.ts';
import { newTriggers, type TriggerDesk } from './triggers.ts';

export type Mode =
  | { readonly kind: 'socket' }
  | { readonly kind: 'http'; readonly requestUrl: string };

/** Everything that goes to the app, and what comes back from it but calls of the Web API. */
export type Delivery = {
  readonly workspace: Workspace;
  readonly log: Log;
  readonly faults: FaultDesk;
  readonly triggers: TriggerDesk;
  readonly responses: ResponseDesk;
  readonly courier: Courier;
  readonly events: EventPost;
  readonly sockets: Sockets;
  readonly offers: Offers;
  /** What the app found wrong with an open form: view id → block_id → sentence. */
  readonly formErrors: Map<string, Readonly<Record<string, string>>>;
  /** In the HTTP mode asks the app's address to prove itself; throws where it does not. */
  readonly verify: () => Promise<void>;
  readonly close: () => void;
};

type Inside = {
  readonly workspace: Workspace;
  readonly log: Log;
  readonly faults: FaultDesk;
  readonly mode: Mode;
};

/** Opens the way to the app, and sends it the events that it subscribes to from now on. */
export function openDelivery({ workspace, log, faults, mode }: Inside): Delivery {
  const { clock, app } = workspace;
  const sockets = newSockets({ clock, log, appId: app.id, silent: () => faults.silentMs() > 0 });
  const deaf = (envelope: Envelope) => faults.deaf(namesOf(envelope));
  const http = { clock, signingSecret: () => workspace.app.signingSecret };
  const line: Line =
    mode.kind === 'socket'
      ? socketLine({ clock, sockets, deaf })
      : httpLine({ ...http, requestUrl: mode.requestUrl, deaf });
  const courier = newCourier({ clock, log, faults, line });
  const events = newEventPost({ workspace, courier, faults });
  const formErrors: Delivery['formErrors'] = new Map();
  const stop = follow(workspace, events, formErrors);
  return {
    workspace,
    log,
    faults,
    triggers: newTriggers(clock),
    responses: newResponseDesk(clock, sockets.origin),
    courier,
    events,
    sockets,
    offers: newOffers(),
    formErrors,
    verify: async () => {
      if (mode.kind === 'http')
        await verifyAddress({ ...http, requestUrl: mode.requestUrl }, app.verificationToken);
    },
    close: () => {
      stop();
      sockets.close();
    },
  };
}

/** Turns what changes into events. Answers how to stop. */
function follow(
  workspace: Workspace,
  events: EventPost,
  formErrors: Delivery['formErrors'],
): () => void {
  return workspace.onChange((change) => {
    if (change.type === 'viewUpdated' || change.type === 'viewClosed')
      formErrors.delete(change.view.id);
    if (change.type === 'reset') events.clear();
    for (const { subscription, event } of eventsOf(workspace, change))
      if (subscribes(workspace.app, subscription)) events.tell(event);
  });
}
