import type { Arguments } from '../arguments.ts';
import type { Client } from '../client.ts';
import type { Exit } from '../exits.ts';
import type { Shell } from '../shell.ts';

/** A word of the command line's own: what no verb of the product says. */
export type Own = {
  readonly word: string;
  readonly usage: readonly string[];
  readonly summary: string;
  /** `words` are those after the first; rejects with `Unreachable` when it needs the process and none answers. */
  readonly run: (shell: Shell, client: Client, given: Arguments) => Promise<Exit>;
};
