import { voiceOf } from '../app/voice.ts';
import type { Answer } from '../core/answer.ts';
import type { EventType } from '../core/events.ts';
import { type Entry, entriesOf } from '../core/timeline/entries.ts';
import { type Bell, bellOf } from './bell.ts';
import type { Desk } from './desk.ts';
import { lookForAnchorMs, receiptsAfter } from './follow-receipts.ts';

/** Says to every box between here and the reader that the line is alive. */
const heartbeatMs = 15_000;

export type Following = {
  readonly id: string;
  /** Where it is refused, nothing more is told. */
  readonly status: () => Promise<Answer>;
  /** The version after which lines are wanted; without it only what is new. */
  readonly from: number | undefined;
  readonly gone: AbortSignal;
};

/**
 * The text of an event stream: `status` with the whole status, `line` for each new line of the timeline (its id is its
 * version in the incident's stream), `receipt` with the anchor over a decision once that is made, `end` when the incident is closed, or may not be seen
 * any more. Ends when `gone` aborts. Whether it may be seen is asked before each piece by whoever sends it.
 */
export async function* follow(desk: Desk, following: Following): AsyncGenerator<string> {
  const { id, gone } = following;
  using bell = bellOf(desk, (incident) => incident.id === id, gone);
  const now = await desk.ship.incidents.load(id);
  let seen = Math.min(following.from ?? now.version, now.version);
  const receipts = receiptsAfter(desk, id, seen);
  for (let first = true; !gone.aborted; first = false) {
    const { version, state } = await desk.ship.incidents.load(id);
    const news = version > seen ? await linesAfter(desk, id, seen) : [];
    if (first || version > seen) {
      const answer = await following.status();
      if (!answer.accepted) return yield event('end', { why: 'not-allowed' });
      yield event('status', { say: answer.say });
    }
    for (const line of news) yield event('line', line, line.version);
    seen = Math.max(version, ...news.map((line) => line.version));
    if (state?.rung === 'closed') {
      yield event('end', { why: 'closed' });
      return;
    }
    const { told, isOwed } = await receipts();
    yield* told.map((receipt) => event('receipt', receipt));
    yield* heartbeats(bell, gone, isOwed);
  }
}

/** Until the bell rings. No anchor rings it: while one is owed it is waited for that long alone. */
async function* heartbeats(bell: Bell, gone: AbortSignal, isOwed: boolean): AsyncGenerator<string> {
  const ms = isOwed ? lookForAnchorMs : heartbeatMs;
  while (!gone.aborted && !(await bell.rung(ms))) {
    if (isOwed) return;
    yield ': still here\n\n';
  }
}

/** The lines after a version, told with the names that the plans before them give to steps. */
async function linesAfter({ ship }: Desk, id: string, version: number): Promise<readonly Line[]> {
  const log = await ship.logs.read(id);
  const news = new Map(log.filter((one) => one.version > version).map((one) => [refOf(one), one]));
  const told = log.filter((one) => one.event.type === 'PlanMade' || news.has(refOf(one)));
  return entriesOf(told, voiceOf(ship)).flatMap((entry) => {
    const line = news.get(entry.ref);
    return line ? [{ ...entry, type: line.event.type, version: line.version }] : [];
  });
}

type Line = Entry & { readonly type: EventType; readonly version: number };

const refOf = ({ stream, version }: { stream: string; version: number }): string =>
  `${stream}#${version}`;

/** One event as the protocol writes it. JSON has no line feed of its own, so one `data:` line is enough. */
export const event = (name: string, data: object, id?: number): string =>
  `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
