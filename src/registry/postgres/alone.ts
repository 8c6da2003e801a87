import { setTimeout as sleep } from 'node:timers/promises';
import type { Alone } from '../../app/ports/alone.ts';
import { takingTurns } from '../turns.ts';
import { type Line, openLine } from './line.ts';
import { placeNumber } from './things.ts';

const lookAgainMs = 200;

/** Places that only one process has, by session locks of one connection, which is made when the first place is asked for. */
export function aloneOn(url: string): { readonly alone: Alone } & AsyncDisposable {
  const turns = takingTurns();
  const closing = new AbortController();
  const lines = openLines(url);
  const taken = async (name: string, signal: AbortSignal): Promise<Line | undefined> => {
    while (!signal.aborted) {
      const got = await tryOn(lines.standing, name).catch(() => undefined);
      if (got !== undefined) return got;
      await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  };
  return {
    alone: async (name, work, wanted) => {
      const signal = AbortSignal.any([wanted, closing.signal]);
      using _ = await turns.take(name);
      const held = await taken(name, signal);
      if (held === undefined) return undefined;
      try {
        return await work({
          signal: AbortSignal.any([signal, held.lost]),
          holds: () => !signal.aborted && held.isFresh(),
        });
      } finally {
        await held.ask('SELECT pg_advisory_unlock($1)', [placeNumber(name)]).catch(() => undefined);
      }
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await lines[Symbol.asyncDispose]();
    },
  };
}

/** The one line that stands, made anew when it was lost. */
function openLines(url: string): { readonly standing: () => Promise<Line> } & AsyncDisposable {
  let line: Promise<Line> | undefined;
  return {
    standing: async () => {
      const there = await line?.catch(() => undefined);
      if (there !== undefined && !there.lost.aborted) return there;
      line = openLine(url);
      return line;
    },
    [Symbol.asyncDispose]: async () => {
      const there = await line?.catch(() => undefined);
      await there?.[Symbol.asyncDispose]();
    },
  };
}

/** The line on which the place was taken; nothing where somebody else has it. */
async function tryOn(standing: () => Promise<Line>, name: string): Promise<Line | undefined> {
  const line = await standing();
  const [row] = await line.ask<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
    placeNumber(name),
  ]);
  return row?.taken === true ? line : undefined;
}
