import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { askSchedule } from '../../src/rosters/schedule.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';

const way = { guard: addressGuard(['127.0.0.1:*']), signal: AbortSignal.timeout(10_000) };

async function file(text: string): Promise<string> {
  const folder = await ownFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const path = join(folder.path, 'week.json');
  writeFileSync(path, text);
  return path;
}

async function served(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen');
  return `http://127.0.0.1:${address.port}/week`;
}

describe('a schedule', () => {
  test('is a file that names people', async () => {
    expect(await askSchedule(await file('{"people":["ada","bo"]}'), way)).toEqual(['ada', 'bo']);
  });

  test('is an address that answers the same, with whatever else it says', async () => {
    const url = await served(200, '{"people":["ada"],"until":"08:00"}');
    expect(await askSchedule(url, way)).toEqual(['ada']);
  });

  test.each([
    ['a file that is not there', () => Promise.resolve('/nowhere/week.json'), 'ENOENT'],
    ['a file of something else', () => file('{"crew":[]}'), 'people'],
    ['half a file', () => file('{"peo'), 'JSON'],
    ['an address that refuses', () => served(503, '{"people":["ada"]}'), 'it answered 503'],
  ])('does not say who is on call: %s', async (_what, where, why) => {
    await expect(askSchedule(await where(), way)).rejects.toThrow(why);
  });

  test('is not asked where this installation may not go', async () => {
    const url = await served(200, '{"people":["ada"]}');
    const closed = { ...way, guard: addressGuard([]) };
    await expect(askSchedule(url, closed)).rejects.toThrow('AddressRefused');
  });
});
