import { answerIn, tell } from '../answer.ts';
import type { Options } from '../arguments.ts';
import { type Client, Unreachable } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import { eventsOf, LineData, type ServerEvent, StatusData } from './events.ts';
import { plainShow, type Show, screenShow } from './show.ts';

/** The stream says at least every 15 s that it lives; silence for this long means that it does not. */
const silenceMs = 40_000;
const firstWaitMs = 500;
const longestWaitMs = 10_000;

export type Followed = { readonly incident: string; readonly options: Options };

/** Shows an incident live. Connects again, from where it was, whenever the line is lost. */
export async function follow(shell: Shell, client: Client, what: Followed): Promise<Exit> {
  const show = shell.screen() === undefined ? plainShow(shell) : screenShow(shell);
  const line: Line = { shell, client, show, interrupted: shell.interrupts() };
  const place: Place = { seen: undefined, waitMs: firstWaitMs };
  for (let first = true; !line.interrupted.aborted; first = false) {
    try {
      const exit = await connected(line, what, place);
      if (exit !== undefined) return exit;
    } catch (error) {
      if (first || !(error instanceof Unreachable)) throw error;
    }
    await shell.sleep(place.waitMs, line.interrupted);
    place.waitMs = Math.min(place.waitMs * 2, longestWaitMs);
  }
  return exits.accepted;
}

type Line = {
  readonly shell: Shell;
  readonly client: Client;
  readonly show: Show;
  readonly interrupted: AbortSignal;
};
/** How far it was seen, and how long to wait before the next connection. */
type Place = { seen: string | undefined; waitMs: number };

/** One connection to its end; the exit code when there is nothing more to see. */
async function connected(line: Line, what: Followed, place: Place): Promise<Exit | undefined> {
  for await (const event of listen(line, what.incident, place.seen)) {
    if ('refused' in event) return refusedWith(line, event.refused, what);
    place.seen = event.id ?? place.seen;
    place.waitMs = firstWaitMs;
    if (await shown(line.show, event, what.options)) return exits.accepted;
  }
  return undefined;
}

async function refusedWith(
  { shell, client }: Line,
  response: Response,
  { options }: Followed,
): Promise<Exit> {
  const exit = await tell(shell, await answerIn(response, client), options);
  if (response.status === 401) shell.err(`${client.access.hint}\n`);
  return exit;
}

/** True when there is nothing more to see. */
async function shown(show: Show, { name, data }: ServerEvent, options: Options): Promise<boolean> {
  const status = name === 'status' ? StatusData.safeParse(data).data : undefined;
  if (status) await show.status(status.say);
  const line = name === 'line' || name === 'receipt' ? LineData.safeParse(data).data : undefined;
  if (line) await show.line(line);
  return name === 'end' || (status !== undefined && options.once === true);
}

/** The events of one connection; ends when it is lost, silent for too long, or no longer wanted. */
async function* listen(
  { shell, client, interrupted }: Line,
  incident: string,
  seen: string | undefined,
): AsyncGenerator<ServerEvent | { readonly refused: Response }> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, interrupted]);
  const response = await client.send(`/api/v1/incidents/${encodeURIComponent(incident)}/follow`, {
    signal,
    headers: seen === undefined ? {} : { 'last-event-id': seen },
  });
  if (response.status !== 200 || response.body === null) {
    yield { refused: response };
    return;
  }
  const watch = watchdog(shell, over);
  try {
    for await (const event of eventsOf(response.body)) {
      watch.heard();
      yield event;
    }
  } catch (error) {
    // A line that breaks is connected again; whatever is not a broken line is a fault.
    if (!isBrokenLine(error, signal)) throw error;
  } finally {
    watch.end();
    over.abort();
  }
}

const isBrokenLine = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted || error instanceof TypeError;

/** Cuts the line when nothing was heard for too long: a peer that vanished says nothing. */
function watchdog({ sleep }: Shell, over: AbortController) {
  let waiting = new AbortController();
  const watch = async (mine: AbortController): Promise<void> => {
    await sleep(silenceMs, mine.signal);
    if (!mine.signal.aborted) over.abort();
  };
  void watch(waiting);
  return {
    heard: () => {
      waiting.abort();
      waiting = new AbortController();
      void watch(waiting);
    },
    end: () => waiting.abort(),
  };
}
