import { html } from 'lit-html';
import type { FaultBody } from '../../../control/shapes.ts';
import { send } from '../model/send.ts';
import { toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';

type Handle = {
  readonly label: string;
  readonly title: string;
  readonly path: string;
  readonly body: unknown;
  readonly method?: 'POST' | 'DELETE';
};

const fault = (label: string, title: string, body: FaultBody): Handle => ({
  label,
  title,
  path: 'faults',
  body,
});

const minuteMs = 60_000;

const handles: readonly Handle[] = [
  fault('429 on next call', 'The next call is answered 429, Retry-After 5 s', {
    on: '*',
    do: { kind: 'rateLimited', retryAfter: 5 },
  }),
  fault('503 on next call', 'The next call is answered 503', {
    on: '*',
    do: { kind: 'status', status: 503 },
  }),
  fault('Lose next answer', 'The next message is posted, and its answer is lost', {
    on: 'chat.postMessage',
    do: { kind: 'dropAnswer' },
  }),
  fault('Drop next ack', 'The next acknowledgement is not heard: dispatch_failed', {
    on: '*',
    do: { kind: 'dropAck' },
  }),
  fault('Next event twice', 'The next event is sent twice under two ids', {
    on: '*',
    do: { kind: 'duplicate', eventId: 'different' },
  }),
  {
    label: 'Refresh sockets',
    title: 'Slack asks every connection to come again',
    path: 'socket',
    body: { do: 'refresh' },
  },
  {
    label: 'Cut sockets',
    title: 'Every connection ends without a word',
    path: 'socket',
    body: { do: 'cut' },
  },
  {
    label: '30 s silence',
    title: 'Nothing is answered or sent for 30 s',
    path: 'silence',
    body: { ms: 30_000 },
  },
  {
    label: 'Clock +1 min',
    title: 'The workspace is one minute later',
    path: 'clock',
    body: { advanceMs: minuteMs },
  },
  {
    label: 'Clock +30 min',
    title: 'The workspace is thirty minutes later',
    path: 'clock',
    body: { advanceMs: 30 * minuteMs },
  },
  {
    label: 'No faults',
    title: 'Takes back all faults that still wait',
    path: 'faults',
    body: {},
    method: 'DELETE',
  },
];

/** The buttons with which something goes wrong on purpose. */
export function faultsView(ui: Ui): unknown {
  const pull = async ({ label, path, body, method }: Handle) => {
    const answer = await send(`/_control/${path}`, body, method ?? 'POST');
    toast(ui, answer.ok ? `${label}: done.` : `${label}: ${answer.say}`, !answer.ok);
    ui.refresh();
  };
  return html`<div class="faults" role="group" aria-label="Faults">
    ${handles.map(
      (handle) =>
        html`<button type="button" title=${handle.title} @click=${() => void pull(handle)}>${handle.label}</button>`,
    )}
  </div>`;
}
