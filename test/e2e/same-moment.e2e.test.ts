import { describe, expect, test } from 'vitest';
import { type Place, place, run } from './place.ts';
import { program } from './process.ts';
import { launch, release, type Sternway, startSternway, yes } from './sternway.ts';

const services = ['first', 'second', 'third'];
const leadMs = 1_500;
const calling = new URL('caller.ts', import.meta.url).pathname;

/** Programs of their own, each a person, who all say their lines in the same millisecond; what each is answered. */
async function together(
  { url }: Sternway,
  { tokens }: Place,
  said: Readonly<Record<string, readonly object[]>>,
): Promise<readonly string[]> {
  const at = `${Date.now() + leadMs}`;
  const callers = Object.entries(said).map(([person, bodies]) =>
    program(
      calling,
      [url, tokens[person] ?? '', at, ...bodies.map((body) => JSON.stringify(body))],
      {},
    ),
  );
  const ended = await Promise.all(callers.map((caller) => caller.ended()));
  for (const caller of callers) await caller[Symbol.asyncDispose]();
  return ended.flatMap(({ out, err }) => {
    expect(err).toBe('');
    return out.trim().split('\n');
  });
}

const times = (many: number, body: object) => Array.from({ length: many }, () => body);
const count = (answers: readonly string[], code: string) =>
  answers.filter((answer) => answer === code).length;

/** A service whose step is there to be started once. */
async function under(here: Place, service: string, bot: Sternway) {
  here.playbook(service, { steps: [run('back', ['true'])] });
  await release(bot, here, service);
}

describe('two processes that call in the same millisecond', () => {
  test('open one incident on a target, decide once, and stop once', async () => {
    using here = place(Object.fromEntries([...services, 'decided'].map((name) => [name, {}])));
    for (const name of services) here.playbook(name, { steps: [run('back', ['true'])] });
    here.playbook('decided', { steps: [run('back', ['sleep', '20'])] });
    await using bot = await startSternway(here);
    await release(bot, here, 'decided');
    for (const service of services) {
      const declare = { text: `/incident declare ${service} "slow"` };
      const opened = await together(bot, here, { ada: times(5, declare), bo: times(5, declare) });
      expect([count(opened, 'accepted'), count(opened, 'TargetHasIncident')]).toEqual([1, 9]);
    }
    const { incident = '', say } = yes(await bot.say('/rollback decided'));
    const plan = /RB-\d+/u.exec(say)?.[0] ?? '';
    const { card = '' } = yes(await bot.say(`/rollback go ${plan}`));
    const go = { text: `/rollback go ${plan} --card ${card}`, incident };
    const went = await together(bot, here, { ada: times(5, go), bo: times(5, go) });
    // The same plan once more is no second decision; nobody else decides.
    expect(count(went, 'accepted')).toBe(5);
    expect(count(went, 'NotTheAuthority')).toBe(5);
    const stop = { text: '/rollback stop', incident };
    expect(count(await together(bot, here, { ada: times(10, stop) }), 'accepted')).toBe(10);
    const timeline = yes(await bot.say('/incident timeline', 'ada', { incident })).say;
    const recorded = (line: string) => timeline.split(line).length - 1;
    expect([recorded('Go: '), recorded('is paused by order')]).toEqual([1, 1]);
    await bot.head();
  });

  test('never both hold the registry: the second is kept out, and says so', async () => {
    using here = place({ checkout: {} });
    await using bot = await startSternway(here);
    await under(here, 'checkout', bot);
    await using second = launch(here);
    const { code, err, out } = await second.ended();
    expect(code).not.toBe(0);
    expect(err + out).toContain('Another process holds the registry');
    yes(await bot.say('/rollback checkout'));
  });
});
