import { describe, expect, test } from 'vitest';
import { judgePostgres, postgresAway, settingsAsked } from '../../../src/core/doctor/postgres.ts';

const good = {
  fsync: 'on',
  full_page_writes: 'on',
  server_version_num: '150012',
  max_connections: '100',
  data_checksums: 'on',
};

describe('the settings of a PostgreSQL', () => {
  test('pass where nothing that was confirmed can be lost', () => {
    expect(judgePostgres(good).map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(Object.keys(good).toSorted()).toEqual([...settingsAsked].toSorted());
  });

  test.each([
    ['fsync', 'off', 'fail'],
    ['full_page_writes', 'off', 'fail'],
    ['server_version_num', '130009', 'fail'],
    ['max_connections', '20', 'warn'],
    ['data_checksums', 'off', 'warn'],
  ])('%s = %s is told: %s', (setting, value, verdict) => {
    const [seen, ...more] = judgePostgres({ ...good, [setting]: value });
    expect(more).toEqual([]);
    expect(seen).toMatchObject({
      verdict,
      says: expect.stringContaining(`${setting} is ${value}`),
    });
  });

  test('are not asked of a server that does not answer', () => {
    expect(postgresAway('PostgreSQL at db', 'no\nanswer')).toMatchObject({
      verdict: 'fail',
      says: 'PostgreSQL at db does not answer: no answer.',
    });
  });

  test('are never good where the server does not tell them', () => {
    expect(judgePostgres({ ...good, fsync: undefined })).toEqual([
      expect.objectContaining({
        verdict: 'warn',
        says: expect.stringContaining('fsync is not told'),
      }),
    ]);
  });
});
