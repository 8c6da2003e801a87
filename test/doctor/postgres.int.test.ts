import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examineAlone } from '../../src/doctor/alone.ts';
import { durable, havePostgres, startPostgres } from '../support/postgres.ts';

async function seen(url: string) {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'sternway.yaml'), 'version: 1\n');
  const { findings } = await examineAlone({
    STERNWAY_CONFIG: join(folder, 'sternway.yaml'),
    STERNWAY_DATA: folder,
    DATABASE_URL: url,
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  });
  return { findings, of: (look: string) => findings.filter((one) => one.look === look) };
}

describe('a PostgreSQL that is not there', () => {
  test('fails, names the place and no password, and keeps nothing else from being looked at', async () => {
    const { findings, of } = await seen('postgres://me:very-secret@127.0.0.1:9/sternway');
    expect(of('postgresql')).toMatchObject([
      { verdict: 'fail', says: expect.stringContaining('PostgreSQL at 127.0.0.1:9') },
    ]);
    expect(of('record')).toMatchObject([{ verdict: 'unknown' }]);
    expect(of('disk')[0]).toMatchObject({ says: expect.stringContaining('MiB free') });
    expect(JSON.stringify(findings)).not.toContain('very-secret');
  });
});

describe.runIf(havePostgres())('a PostgreSQL of this machine', () => {
  test('fails where it does not write through to its disk, by the name of the setting', async () => {
    await using server = await startPostgres({ settings: { fsync: 'off' } });
    const { of } = await seen(server.url('postgres'));
    expect(of('postgresql').map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('fsync is off, and has to be on'),
        'The clock of this machine is within a second of the clock of PostgreSQL.',
      ]),
    );
  });

  test('passes where it does', async () => {
    await using server = await startPostgres({ settings: durable });
    const { of } = await seen(server.url('postgres'));
    expect(of('postgresql').filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });
});
