import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openDrillScene } from './drill-scene.ts';
import { refusal, type Sternway, yes } from './sternway.ts';

const Incident = z.object({
  rung: z.string(),
  residuals: z.array(z.object({ id: z.string(), status: z.string() })),
});
const Drills = z.object({
  drills: z.tuple([
    z.object({
      state: z.string(),
      lastPass: z.object({ incident: z.string() }).optional(),
      last: z.object({ incident: z.string(), passed: z.boolean() }).optional(),
    }),
  ]),
});

const seen = async (bot: Sternway, incident: string) =>
  Incident.parse(await bot.read(`/api/v1/incidents/${incident}`));

const stand = async (bot: Sternway) =>
  Drills.parse(await bot.read('/api/v1/drills?service=checkout')).drills[0];

/** Begins a drill and goes, by the words that anybody types. */
async function going(bot: Sternway, start: string): Promise<string> {
  const { incident = '' } = yes(await bot.say(start));
  const { say } = yes(await bot.say('/rollback checkout@staging', undefined, { incident }));
  const plan = /RB-\d+/u.exec(say)?.[0] ?? '';
  const { card = '' } = yes(await bot.say(`/rollback go ${plan}`, undefined, { incident }));
  yes(await bot.say(`/rollback go ${plan} --card ${card}`, undefined, { incident }));
  return incident;
}

/** From the step of a person to the end of it all: what is left over is closed, and the drill with it. */
async function ending(bot: Sternway, incident: string): Promise<void> {
  const say = (text: string, by?: string) => bot.say(text, by, { incident });
  await bot.until('support is asked', async () => {
    return (await bot.status(incident, 'hold-charges')) === 'awaiting-ack';
  });
  yes(await say('/rollback ack hold-charges done "rehearsed"', 'support-lead'));
  await bot.until('it validates', async () => (await seen(bot, incident)).rung === 'validating');
  // People bought while it was rolled back: what was closed before the last count is followed by the rest of it.
  await bot.until('it has recovered', async () => {
    const { rung, residuals } = await seen(bot, incident);
    const open = residuals.filter(({ status }) => status === 'open');
    for (const { id } of open) await say(`/incident residual ${id} done "rehearsed"`);
    return rung === 'recovered';
  });
  yes(await say('/incident close'));
  await bot.until('it is scored', async () => (await stand(bot)).last?.incident === incident);
}

describe('a drill of the shop, with the program itself', () => {
  test('is scored with its surprises, and the next one is told against it', async () => {
    await using scene = await openDrillScene();
    const { bot, deploy } = scene;
    await deploy();
    expect(refusal(await bot.say('/drill start checkout@prod')).code).toBe('DrillOnProduction');
    expect(await stand(bot)).toMatchObject({ state: 'never' });

    const first = await going(
      bot,
      '/drill start checkout --surprise second-order --surprise step-hangs',
    );
    await bot.until('a step hangs', async () => {
      return (await bot.status(first, 'stop-worker')) === 'unknown';
    });
    const settle = '/rollback settle stop-worker done "the worker stands still"';
    yes(await bot.say(settle, undefined, { incident: first }));
    yes(await bot.say('/rollback resume', undefined, { incident: first }));
    await ending(bot, first);
    const { say: report } = yes(await bot.say(`/drill report ${first}`));
    expect(report).toContain(`DRILL ${first} of checkout: passed.`);
    expect(report).toContain('Surprise: a step hung; it was answered.');
    expect(report).toContain('somebody else ordered another strategy; nobody followed it.');
    const { say: timeline } = yes(
      await bot.say('/incident timeline', undefined, { incident: first }),
    );
    expect(timeline).toContain('Advice from the stand-in of this drill, who does not decide');
    expect(await stand(bot)).toMatchObject({ state: 'fresh', lastPass: { incident: first } });

    await deploy();
    const second = await going(bot, '/drill start checkout');
    await ending(bot, second);
    const { say: against } = yes(await bot.say(`/drill report ${second}`));
    expect(against).toContain(`DRILL ${second} of checkout: passed.`);
    expect(against).toMatch(/Time to decide: .+, last time /u);
    expect(against).toMatch(/Time to execute: .+, last time /u);
    expect(against).toMatch(/Time to validate: .+, last time /u);
    expect(against).toContain(`(${first}), passed.`);
    expect(await bot.head()).toBeGreaterThan(0);
  }, 300_000);
});
