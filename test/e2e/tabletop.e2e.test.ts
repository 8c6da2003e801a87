import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { place } from './place.ts';
import { type Sternway, startSternway, yes } from './sternway.ts';

/** Longer than a story stands still without a word about it, after what was due in the first seconds. */
const outageMs = 14_000;

const Timeline = z.object({ entries: z.array(z.object({ text: z.string() })) });

async function told(bot: Sternway, words: string): Promise<number> {
  const path = '/api/v1/incidents/INC-1/timeline?format=json';
  const { entries } = Timeline.parse(await bot.read(path));
  return entries.filter(({ text }) => text.includes(words)).length;
}

const tells = (bot: Sternway, words: string): Promise<void> =>
  bot.until(words, async () => (await told(bot, words)) > 0);

async function kill(bot: Sternway): Promise<void> {
  bot.process.kill('SIGKILL');
  expect((await bot.process.ended()).signal).toBe('SIGKILL');
}

test('a tabletop whose program is killed goes on where it was, says so once, and tells each moment once', async () => {
  using here = place({ checkout: { playbook: undefined } });
  {
    await using bot = await startSternway(here);
    yes(await bot.say('/drill tabletop cloudflare-2019-07-02 checkout --speed 60x'));
    await tells(bot, 'Rule deployed globally');
    await kill(bot);
  }
  await wait(outageMs);
  {
    await using bot = await startSternway(here);
    await tells(bot, 'a decision (everything-502)');
    expect(await told(bot, 'the story stood still for')).toBe(1);
    // While a decision is waited for nothing stands still that would not anyway.
    await kill(bot);
  }
  await using bot = await startSternway(here);
  const status = yes(await bot.say('/incident status')).say;
  expect(status).toContain('it waits for a decision');
  yes(await bot.say('/drill choose everything-502 find-out'));
  await tells(bot, 'a decision (kill-switch)');
  yes(await bot.say('/drill stop'));
  for (const words of [
    'CI builds',
    'Rule deployed globally',
    'First PagerDuty',
    'Attack ruled out',
  ]) {
    expect([words, await told(bot, words)]).toEqual([words, 1]);
  }
  expect(await told(bot, 'the story stood still for')).toBe(1);
  await bot.head();
}, 120_000);
