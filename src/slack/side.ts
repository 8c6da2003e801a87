import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Owed } from './out/poster.ts';

/** Sternway's side of Slack, under way. Disposing drains: intake first, then what is being answered, then the poster. */
export type SlackSide = AsyncDisposable & {
  /** Where Slack's signed requests go, in HTTP mode. It reads the body itself. */
  readonly listener: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Why people in Slack are not heard or answered now, a sentence each; none when all is well. */
  readonly reasons: () => readonly string[];
  /** What waits to be sent. */
  readonly owed: () => Owed;
};
