import { describe, expect, test } from 'vitest';
import { place, run } from './place.ts';
import { startSternway } from './sternway.ts';

/** An installation whose process also runs this script, before everything else. */
function planted(script: string) {
  const here = place({ checkout: {} });
  here.playbook('checkout', { steps: [run('back', ['true'])] });
  here.write('plant.mjs', script);
  return { here, env: { NODE_OPTIONS: `--import=${here.directory}/plant.mjs` } };
}

/** A rejection that nobody takes, at the signal USR2, from a place in the code that the test chooses. */
const rejecting = (from: string) => `
  process.on('SIGUSR2', () => {
    const error = new TypeError('planted');
    error.stack = 'TypeError: planted\\n    at onWebSocketMessage (${from})';
    void Promise.reject(error);
  });`;

describe.concurrent('a promise that fails with nobody there to take it', () => {
  test('ends the process after the drain, with exit code 1 and a sentence', async () => {
    const { here, env } = planted(rejecting('/srv/sternway/src/app/run-step.ts:1:1'));
    using _ = here;
    await using bot = await startSternway(here, env);
    bot.process.kill('SIGUSR2');
    const { code, err } = await bot.process.ended();
    expect(code).toBe(1);
    expect(err).toContain('"event":"Fault"');
    expect(err).toContain('What was recorded is safe; start it again.');
  });

  test("out of Slack's packages is logged, and orders are taken as before", async () => {
    const { here, env } = planted(rejecting('/srv/node_modules/@slack/socket-mode/dist/x.js:1:1'));
    using _ = here;
    await using bot = await startSternway(here, env);
    bot.process.kill('SIGUSR2');
    await bot.until('it is in the log', async () => bot.process.err().includes('"SlackFault"'));
    expect((await bot.say('/rollback nowhere')).accepted).toBe(false);
    bot.process.kill('SIGTERM');
    expect((await bot.process.ended()).code).toBe(0);
  });
});

describe.concurrent('a start without Slack', () => {
  test("loads none of Slack's packages", async () => {
    const { here, env } = planted(`
      import { registerHooks } from 'node:module';
      registerHooks({
        load: (url, context, next) => {
          if (url.includes('@slack') || url.includes('src/slack/open')) process.stderr.write('LOADED ' + url);
          if (url.includes('/fastify/')) process.stderr.write('SEEN ');
          return next(url, context);
        },
      });`);
    using _ = here;
    await using bot = await startSternway(here, env);
    expect(bot.process.err()).toContain('SEEN ');
    expect(bot.process.err()).not.toContain('LOADED');
  });
});
