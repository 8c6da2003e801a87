import type { JsonObject } from '../../../../src/lib/json.ts';
import type { WorkspaceClock } from '../../state/clock.ts';
import { ackMs, type Delivered, type Envelope, type Line } from '../envelope.ts';
import { bodyOf } from './body.ts';
import { signature } from './sign.ts';

type Inside = {
  readonly clock: WorkspaceClock;
  /** Where the app takes requests. */
  readonly requestUrl: string;
  readonly signingSecret: () => string;
  /** Whether this acknowledgement is not to be heard. */
  readonly deaf: (envelope: Envelope) => boolean;
};

/** Sends each envelope as one signed request, and takes the answer within three seconds for the acknowledgement. */
export function httpLine(inside: Inside): Line {
  return { send: (envelope) => send(inside, envelope), connections: () => 0 };
}

async function send(inside: Inside, envelope: Envelope): Promise<Delivered> {
  const { clock } = inside;
  const over = new AbortController();
  const cancel = clock.after(ackMs, () => over.abort());
  try {
    const response = await post(inside, envelope, over.signal);
    const text = await response.text();
    if (inside.deaf(envelope)) return await timedOut(over.signal);
    const final = response.headers.get('x-slack-no-retry') === '1';
    if (!response.ok) return { ok: false, why: 'http_error', final };
    return { ok: true, answer: answerOf(text, response.headers.get('content-type') ?? '') };
  } catch {
    return { ok: false, why: over.signal.aborted ? 'http_timeout' : 'connection_failed' };
  } finally {
    cancel();
  }
}

function timedOut(signal: AbortSignal): Promise<Delivered> {
  const end: Delivered = { ok: false, why: 'http_timeout' };
  if (signal.aborted) return Promise.resolve(end);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(end)));
}

function post(inside: Inside, envelope: Envelope, signal: AbortSignal): Promise<Response> {
  const { type, text } = bodyOf(envelope);
  return fetch(inside.requestUrl, {
    method: 'POST',
    // Slack follows no more than a few redirects; an app that needs one at all is set up wrongly.
    redirect: 'error',
    signal,
    body: text,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...signature(inside.signingSecret(), text, inside.clock.now()),
      ...(envelope.retry && {
        'x-slack-retry-num': String(envelope.retry.attempt),
        'x-slack-retry-reason': envelope.retry.reason,
      }),
    },
  });
}

/** A JSON answer as it is, any other text as the text of a message, nothing as nothing. */
function answerOf(text: string, type: string): unknown {
  if (text.trim() === '') return undefined;
  if (!type.includes('json')) return { text };
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const verifyMs = 3_000;

/** Asks the app's address to prove itself, as Slack does when one is entered. Throws with what went wrong. */
export async function verifyAddress(
  inside: Pick<Inside, 'requestUrl' | 'signingSecret' | 'clock'>,
  token: string,
): Promise<void> {
  const challenge = crypto.randomUUID();
  const payload: JsonObject = { token, challenge, type: 'url_verification' };
  const envelope: Envelope = {
    id: challenge,
    type: 'events_api',
    name: 'url_verification',
    payload,
    answerable: true,
  };
  const full: Inside = { ...inside, deaf: () => false };
  const response = await post(full, envelope, AbortSignal.timeout(verifyMs));
  const text = await response.text();
  if (!response.ok || !text.includes(challenge))
    throw new Error(
      `${inside.requestUrl} did not repeat the challenge of url_verification (status ${response.status}). Is the app running, with the workspace's signing secret?`,
    );
}
