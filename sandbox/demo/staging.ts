import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Tokens } from '../shop/configuration.ts';
import type { Facts } from '../shop/lib/shapes.ts';
import { type Shop, startShop } from '../shop/shop.ts';
import { deploy } from './deploy.ts';
import { type Reading, recordAt } from './record.ts';

/** Smaller and quicker than what customers use. */
const small = { rate: 4, warmUpMs: 300 };
const lookMs = 2_000;

const Drills = z.object({
  drills: z.array(z.object({ last: z.object({ incident: z.string() }).optional() })),
});

type Parts = {
  readonly directory: string;
  /** Where the shops are found; staging is among them once it is open. */
  readonly shops: Map<string, Facts['urls']>;
  /** Sternway's. */
  readonly url: string;
  readonly tokens: Tokens;
  readonly say: (line: string) => void;
};

/**
 * A copy of the shop to rehearse on, which opens while people already look around. After each drill its pipeline brings
 * release 2 again, so that there is a way back for the next one.
 */
export function openStaging(parts: Parts): AsyncDisposable {
  const ending = new AbortController();
  const running = run(parts, ending.signal).catch((problem: unknown) =>
    parts.say(`Staging is not there, so no drill can act on it: ${String(problem)}`),
  );
  const end = async (): Promise<void> => {
    ending.abort();
    await running;
  };
  return { [Symbol.asyncDispose]: end };
}

async function run(
  { directory, shops, url, tokens, say }: Parts,
  ends: AbortSignal,
): Promise<void> {
  await using shop = await startShop({ directory: join(directory, 'staging'), ...small });
  if (ends.aborted) return;
  shops.set('staging', shop.urls);
  const words = ['--environment', 'staging', '--sternway', url, '--token', tokens.ci];
  await deploy(shop, '1', [...words, '--register-only', '--live-since', shop.startedAt]);
  await deploy(shop, '2', words);
  say('Staging is open, with release 2 on it: /drill start checkout.');
  await bringAgain(shop, words, { record: recordAt(url, tokens['laptop-first']), ends, say });
}

type Watch = Pick<Parts, 'say'> & { readonly record: Reading; readonly ends: AbortSignal };

async function bringAgain(
  shop: Shop,
  words: readonly string[],
  { record, ends, say }: Watch,
): Promise<void> {
  let known: string | undefined;
  while (!ends.aborted) {
    const last = await lastDrill(record).catch(() => known);
    if (last !== known) {
      known = last;
      await deploy(shop, '2', words);
      say(`The drill ${last} is over: staging has release 2 again, for the next one.`);
    }
    await wait(lookMs, undefined, { signal: ends }).catch(() => undefined);
  }
}

/** The last drill that has a score. */
async function lastDrill({ read }: Reading): Promise<string | undefined> {
  const { drills } = Drills.parse(await read('/api/v1/drills?service=checkout'));
  return drills[0]?.last?.incident;
}
