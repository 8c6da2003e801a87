import { readFileSync, rmSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Place, place, run } from './place.ts';
import { refusal, release, rollBack, type Sternway, startSternway, yes } from './sternway.ts';

const node = process.execPath;
/** Nobody listens on this port of loopback. */
const nowhere = 'http://127.0.0.1:9';

const services = {
  checkout: {},
  bare: { playbook: undefined },
  broken: {},
  vanishing: {},
  changing: {},
  away: {
    effects: [
      {
        id: 'orders',
        name: 'orders',
        count: { kind: 'http', url: `${nowhere}/count`, path: 'n' },
        owner: 'dba',
        due: '1d',
      },
    ],
  },
  missing: {},
  loud: {},
  stubborn: {},
  endless: {},
  secretive: {},
};

const get = (id: string, url: string, more: object = {}) => ({
  id,
  kind: 'http',
  with: { url },
  timeout: '500ms',
  within: '1s',
  ...more,
});

function furnish(here: Place): void {
  const simple = { steps: [run('back', ['true'])] };
  for (const name of ['checkout', 'vanishing', 'changing']) here.playbook(name, simple);
  here.write('playbooks/broken.yaml', 'apiVersion: sternway/v1\nkind: Playbook\nstepz: []\n');
  here.playbook('away', {
    steps: [{ ...run('back', []), kind: 'http', with: { url: `${nowhere}/back`, method: 'POST' } }],
  });
  here.playbook('missing', { steps: [run('back', ['/no/such/program'])] });
  const shout = 'const b=Buffer.alloc(1048576,97);for(let i=0;i<100;i++)process.stdout.write(b)';
  here.playbook('loud', { steps: [run('back', [node, '-e', shout])] });
  const ignore = 'process.on("SIGTERM",()=>{});console.log("here");setInterval(()=>{},1000)';
  here.playbook('stubborn', { steps: [run('back', [node, '-e', ignore])] });
  here.playbook('endless', {
    preconditions: [get('never', `${nowhere}/never`)],
    steps: [run('back', ['true'])],
  });
  here.playbook('secretive', { steps: [run('back', ['true'], { secrets: ['api_token'] })] });
}

let here: Place;
let bot: Sternway;

beforeAll(async () => {
  here = place(services);
  furnish(here);
  bot = await startSternway(here);
  for (const service of Object.keys(services)) await release(bot, here, service);
}, 60_000);

afterAll(async () => {
  await bot?.[Symbol.asyncDispose]();
  here?.[Symbol.dispose]();
}, 60_000);

const Timeline = z.object({ entries: z.array(z.object({ text: z.string() })) });

/** The last entry of an incident's timeline. */
async function lastOf(incident = ''): Promise<string | undefined> {
  const timeline = await bot.read(`/api/v1/incidents/${incident}/timeline?format=json`);
  return Timeline.parse(timeline).entries.at(-1)?.text;
}

/** Says it, and proves that it was refused with what, why and what next, and that nothing else was recorded. */
async function refusedWith(
  code: string,
  text: string,
  more: object & { readonly incident?: string } = {},
): Promise<string> {
  const head = await bot.head();
  const no = refusal(await bot.say(text, 'ada', more));
  expect(no.code).toBe(code);
  expect(no.reason.length).toBeGreaterThan(10);
  expect(no.lift.length).toBeGreaterThan(10);
  // On an incident that exists the refusal itself is put on record, and nothing else.
  const isKept = more.incident !== undefined && code !== 'UnknownIncident';
  expect(await bot.head()).toBe(isKept ? head + 1 : head);
  const last = isKept ? await lastOf(more.incident) : 'Refused to nobody';
  expect(last).toMatch(/^Refused to /u);
  return `${no.reason} ${no.lift}`;
}

describe('words that nobody understands', () => {
  test.each([
    ['UnknownCommand', '/teleport checkout'],
    ['UnknownCommand', 'hello'],
    ['UnknownCommand', ''],
    ['UnknownCommand', '   '],
    ['Misread', '/rollback abrot'],
    ['Misread', '/incident asign dba @oz'],
    ['Misread', '/incident assign dba'],
    ['Misread', '/incident declare'],
    ['Misread', '/incident declare sev9 checkout'],
    ['Misread', '/rollback settle'],
    ['Misread', '/rollback skip'],
    ['Misread', '/release register'],
  ])('%s: %s', async (code, text) => {
    const told = await refusedWith(code, text);
    expect(told).toMatch(/`\/|help/u);
  });

  test('the nearest right word is named', async () => {
    expect(await refusedWith('Misread', '/incident asign dba @oz')).toContain('assign');
    expect(await refusedWith('Misread', '/rollback chekout')).toContain('checkout');
  });
});

describe('words that are hard to read', () => {
  test('smart quotes, capitals and extra blanks are understood', async () => {
    const text = '  /INCIDENT   DECLARE  SEV2   checkout   “customers can’t buy”  ';
    const { incident = '' } = yes(await bot.say(text));
    const { say } = yes(await bot.say('/Incident  STATUS', 'ada', { incident }));
    expect(say).toContain('customers can’t buy');
    yes(await bot.say('/incident close @bo', 'ada', { incident }));
  });

  test.each([
    ['thousands of words', `/rollback ${'please '.repeat(5_000)}`],
    ['one long word', `/incident ${'x'.repeat(50_000)}`],
    ['a long title', `/incident declare sev2 checkout "${'long '.repeat(2_000)}"`],
    ['a thousand targets', `/incident declare sev2 ${'checkout '.repeat(1_000)} "buy"`],
    ['characters of control', '/rollback \u0000\u0007\u001b[31mcheckout\u001b[0m'],
    ['signs of the shell', '/rollback $(reboot) `id`; rm -rf / | cat'],
    ['names of objects', '/incident __proto__ constructor'],
  ])('%s are refused, shortly', async (_, text) => {
    const head = await bot.head();
    const began = performance.now();
    const answer = await bot.say(text);
    expect(performance.now() - began).toBeLessThan(1_000);
    const { reason, lift } = refusal(answer);
    expect(`${reason}${lift}`.length).toBeLessThan(3_000);
    expect(await bot.head()).toBe(head);
  });

  test('a body over a megabyte, one that is no JSON, and one of another shape are refused', async () => {
    const head = await bot.head();
    const huge = await bot.send({ text: 'x'.repeat(1_100_000) });
    expect(huge.status).toBe(413);
    const neither = await bot.send({});
    expect(neither.status).toBe(400);
    const unknown = await bot.send({ text: '/incident', shout: true });
    expect(await unknown.json()).toMatchObject({ refusal: { code: 'BadRequest' } });
    const order = await bot.send({ order: { kind: 'go', card: 7 } });
    expect(order.status).toBe(400);
    const authorization = `Bearer ${here.tokens['ada']}`;
    const garbage = await fetch(`${bot.url}/api/v1/orders`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"text": ',
    });
    expect(garbage.status).toBe(400);
    expect(await bot.head()).toBe(head);
  });

  test('an incident that does not exist, or is named like a plan, is refused', async () => {
    for (const incident of ['INC-999', 'RB-1', '../INC-1']) {
      const told = await refusedWith('UnknownIncident', '/incident note hello', { incident });
      expect(told).toContain(incident);
    }
  });
});

describe('somebody who is not known', () => {
  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['no bearer', { authorization: 'Basic YWRhOmFkYQ==' }],
    ['the hash of a token', { authorization: 'Bearer ' }],
  ])(
    '%s: 401 and the way in, and nothing is recorded',
    async (_, headers: Record<string, string>) => {
      const head = await bot.head();
      const answer = await bot.send({ text: '/rollback checkout' }, headers);
      expect(answer.status).toBe(401);
      const body: unknown = await answer.json();
      expect(body).toMatchObject({ accepted: false, refusal: { code: 'NotSignedIn' } });
      expect(await bot.head()).toBe(head);
    },
  );

  test('a machine may not decide', async () => {
    const head = await bot.head();
    expect(refusal(await bot.say('/rollback checkout', 'ci')).code).toBe('MachineMayNot');
    expect(await bot.head()).toBe(head);
  });
});

describe('a service that cannot be rolled back as it stands', () => {
  test('unknown: refused, with the nearest one', async () => {
    const head = await bot.head();
    const no = refusal(await bot.say('/rollback chekout'));
    expect(`${no.reason} ${no.lift}`).toContain('checkout');
    const order = { kind: 'card', target: 'nosuch@prod' };
    const { status } = await bot.send({ order });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await bot.head()).toBe(head);
  });

  test('without a playbook: refused, with what to write where', async () => {
    expect(await refusedWith('NoPlaybook', '/rollback bare')).toContain('playbook');
  });

  test('with a playbook that has an error: refused, with file, line, column and the nearest word', async () => {
    const told = await refusedWith('PlaybookBroken', '/rollback broken');
    expect(told).toMatch(/broken\.yaml:3:\d+/u);
    expect(told).toContain('steps');
  });

  test('whose playbook changed after the plan was made: refused, until a plan is made anew', async () => {
    const { incident = '' } = yes(await bot.say('/rollback changing'));
    const { card = '' } = yes(await bot.say('/rollback go', 'ada', { incident }));
    here.playbook('changing', { steps: [run('back', ['false'])] });
    const go = `/rollback go --card ${card}`;
    expect(await refusedWith('PlanChanged', go, { incident })).toContain('/rollback plan');
    const { say } = yes(await bot.say('/rollback plan changing', 'ada', { incident }));
    expect(say).toMatch(/RB-\d+/u);
    yes(await bot.say('/incident close @bo', 'ada', { incident }));
  });

  test('whose playbook vanished after the plan was made: refused', async () => {
    const { incident = '' } = yes(await bot.say('/rollback vanishing'));
    const { card = '' } = yes(await bot.say('/rollback go', 'ada', { incident }));
    rmSync(`${here.playbooks}/vanishing.yaml`);
    await refusedWith('PlanChanged', `/rollback go --card ${card}`, { incident });
    const told = await refusedWith('PlaybookBroken', '/rollback plan vanishing', { incident });
    expect(told).toContain('vanishing');
    yes(await bot.say('/incident close @bo', 'ada', { incident }));
  });
});

describe('a world that does not do as it is told', () => {
  const becomes = (incident: string, status: string) => async () =>
    (await bot.status(incident, 'back')) === status;
  const statusText = async (incident: string): Promise<string> =>
    yes(await bot.say('/incident status', 'ada', { incident })).say;
  /** As people read it: Markdown escapes what would be taken for emphasis. */
  const timeline = async (incident: string): Promise<string> =>
    yes(await bot.say('/incident timeline', 'ada', { incident })).say.replaceAll('\\', '');
  const away = async (incident: string): Promise<void> => {
    yes(await bot.say('/rollback abort', 'ada', { incident }));
  };

  test('a target that does not answer: the card says so of its effect, the step fails, the run waits', async () => {
    const { say } = yes(await bot.say('/rollback away'));
    expect(say).toMatch(/orders/u);
    const incident = await rollBack(bot, 'away');
    await bot.until('the step failed', becomes(incident, 'failed'));
    expect(await statusText(incident)).toMatch(/paused/iu);
    await away(incident);
  });

  test('a command that does not exist: the step fails with that very reason', async () => {
    const incident = await rollBack(bot, 'missing');
    await bot.until('the step failed', becomes(incident, 'failed'));
    expect(await timeline(incident)).toContain('/no/such/program');
    await away(incident);
  });

  test('a hundred megabytes of output: the step ends, the record stays small, the bot answers on', async () => {
    const incident = await rollBack(bot, 'loud');
    await bot.until('the step finished', becomes(incident, 'finished'));
    const { size } = statSync(`${here.directory}/data/registry.sqlite`);
    expect(size).toBeLessThan(5_000_000);
    await statusText(incident);
  });

  test('a program that ignores SIGTERM: abort ends it within ten seconds', async () => {
    const incident = await rollBack(bot, 'stubborn');
    await bot.until('it runs and ignores', async () => bot.process.err().includes('"line":"here"'));
    const began = performance.now();
    yes(await bot.say('/rollback abort', 'ada', { incident }));
    await bot.until('it ended', becomes(incident, 'failed'));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a check that never passes: the run waits, no step has run, and the record says which', async () => {
    const incident = await rollBack(bot, 'endless');
    await bot.until('the run waits', async () => (await statusText(incident)).includes('never'));
    await bot.until('it is paused', async () => /paused/iu.test(await statusText(incident)));
    expect(await bot.status(incident, 'back')).not.toBe('finished');
    await away(incident);
  });

  test('a secret that is not set: the step fails and names it, and how to set it', async () => {
    const incident = await rollBack(bot, 'secretive');
    await bot.until('the step failed', becomes(incident, 'failed'));
    const told = await timeline(incident);
    expect(told).toContain('api_token');
    expect(told).toContain('STERNWAY_SECRET_');
    await away(incident);
  });
});

describe('an edit of the configuration while the process runs', () => {
  test('that cannot be read is refused, said in the log, and the last good one stays in force', async () => {
    const good = readFileSync(here.configuration, 'utf8');
    const head = await bot.head();
    here.write('sternway.yaml', good.replace('services:', 'servicez:'));
    await bot.until('it is in the log', async () =>
      bot.process.err().includes('ConfigurationRefused'),
    );
    expect(bot.process.err()).toContain('services');
    expect(await bot.head()).toBe(head);
    yes(await bot.say('/release list checkout'));
    here.write('sternway.yaml', good);
  });

  test('that is good is in force, and on record', async () => {
    const head = await bot.head();
    here.configure({ ...services, added: {} });
    await bot.until('it is on record', async () => (await bot.head()) > head);
    const { say } = yes(await bot.say('/release list added'));
    expect(say).toContain('added@prod');
  });
});
