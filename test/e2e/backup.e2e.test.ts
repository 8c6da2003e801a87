import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { havePostgres, startPostgres } from '../support/postgres.ts';
import { type Place, place } from './place.ts';
import { type Ended, type Env, program } from './process.ts';
import { launch, type Sternway, startSternway, yes } from './sternway.ts';

const canary = 'xylophonist';

/** The command `sternway` on the machine of the bot. */
async function sternway(here: Place, words: readonly string[], env: Env = {}): Promise<Ended> {
  const usual = { STERNWAY_DATA: join(here.directory, 'data'), STERNWAY_AS: here.admin };
  await using ran = program('bin/sternway.js', words, { ...usual, ...env });
  // Awaited here: the program is ended when this function is.
  return await ran.ended();
}

async function stopped(bot: Sternway): Promise<void> {
  bot.process.kill('SIGTERM');
  await bot.process.ended();
}

describe('a backup of a running bot', () => {
  test('brings the record back after the disk was lost, without what was erased since', async () => {
    using here = place({ checkout: {} });
    const data = join(here.directory, 'data');
    const lost = join(here.directory, 'lost');
    const file = join(here.directory, 'kept.jsonl');
    {
      await using bot = await startSternway(here);
      yes(await bot.say('/incident declare sev3 checkout "it fails"'));
      yes(await bot.say(`/incident note ${canary}`));
      const ran = await sternway(here, ['backup', file], { STERNWAY_URL: bot.url });
      expect([ran.code, ran.err]).toEqual([0, '']);
      const event = `incident/INC-1#${await noteIn(bot, here)}`;
      const erased = await sternway(
        here,
        ['registry', 'erase', 'text', event, 'text', '--basis', 'art-17', '--yes'],
        { STERNWAY_URL: bot.url },
      );
      expect(erased.code).toBe(0);
      const head = await headOf(bot, here);
      await bot.until('an anchor knows of the erasure', async () => anchoredTo(data) >= head);
      await stopped(bot);
    }
    expect(readFileSync(file, 'utf8')).toContain(canary);
    expect((await sternway(here, ['restore', file])).err).toMatch(/^There is a registry already/u);
    await rename(data, lost);
    await mkdir(data, { mode: 0o700 });
    for (const kept of ['erasures.jsonl', 'last-anchor.json', 'anchor-key.pem'])
      await rename(join(lost, kept), join(data, kept));
    const restored = await sternway(here, ['restore', file]);
    expect([restored.code, restored.out]).toEqual([
      0,
      expect.stringMatching(/^Restored into .*registry\.sqlite[\s\S]*--restored/u),
    ]);
    await using refused = launch(here);
    expect((await refused.ended()).err).toContain('This registry ends at position');
    await using again = launch(here, {}, ['--restored', 'the disk died', '--as', here.admin]);
    const url = await again.line(/Sternway is ready at (http\S+)/u);
    const headers = { authorization: `Bearer ${here.tokens[here.admin]}` };
    const read = async (path: string) => (await fetch(`${url}${path}`, { headers })).text();
    const timeline = await read('/api/v1/incidents/INC-1/timeline');
    expect(timeline).toContain('it fails');
    expect(timeline).not.toContain(canary);
    expect(JSON.parse(await read('/api/v1/registry/verify'))).toMatchObject({
      ok: true,
      erased: [{ basis: 'order' }],
    });
  }, 120_000);

  test.skipIf(!havePostgres())(
    'moves a registry from its file into PostgreSQL',
    async () => {
      await using server = await startPostgres();
      using here = place({ checkout: {} });
      const file = join(here.directory, 'kept.jsonl');
      {
        await using bot = await startSternway(here);
        yes(await bot.say('/incident declare sev3 checkout "it fails"'));
        await stopped(bot);
      }
      expect((await sternway(here, ['backup', file])).code).toBe(0);
      const env = { DATABASE_URL: server.url(await server.create()) };
      const restored = await sternway(here, ['restore', file], env);
      expect([restored.code, restored.err]).toEqual([0, '']);
      await using bot = await startSternway(here, env);
      expect(await bot.head()).toBeGreaterThan(0);
      expect(yes(await bot.say('/incident status')).say).toContain('it fails');
      yes(await bot.say('/incident note after'));
    },
    120_000,
  );
});

/** The version of the note in the incident. */
async function headOf(bot: Sternway, { tokens, admin }: Place): Promise<number> {
  const headers = { authorization: `Bearer ${tokens[admin]}` };
  const said = await (await fetch(`${bot.url}/api/v1/registry/verify`, { headers })).text();
  return JSON.parse(said).head;
}

/** How far the newest anchor of this data folder is; 0 where there is none yet. */
function anchoredTo(data: string): number {
  const file = join(data, 'last-anchor.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).position : 0;
}

async function noteIn(bot: Sternway, { tokens, admin }: Place): Promise<number> {
  const headers = { authorization: `Bearer ${tokens[admin]}` };
  const log = await (await fetch(`${bot.url}/api/v1/registry/export`, { headers })).text();
  const note = log.split('\n').find((line) => line.includes(canary)) ?? '';
  return JSON.parse(note).event.version;
}
