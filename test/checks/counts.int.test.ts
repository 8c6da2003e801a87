import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countKinds } from '../../src/checks/counts.ts';
import { effectCounter } from '../../src/checks/effect-counter.ts';
import type { CheckSpec } from '../../src/core/plan/plan.ts';
import { httpServer } from '../support/http-server.ts';
import { database, question, settings } from './rig.ts';

const count = (kind: string, given: CheckSpec['with'], some = {}) =>
  effectCounter(countKinds, settings)(
    { id: 'e', count: { kind, with: given, secrets: [] } },
    question(some),
  );

const metrics = `# HELP mails_total Mails sent
# TYPE mails_total counter
mails_total{kind="receipt",release="2"} 40
mails_total{kind="refund",release="2"} 2 1700000000000
mails_total{kind="receipt",release="1"} 1e3
mails_total_other 9
odd{text="a}b \\"c\\""} 3
broken NaN
`;

describe('an effect that is counted by HTTP', () => {
  test.each([
    ['the sum of a metric', { metric: 'mails_total' }, { status: 'counted', count: 1042 }],
    [
      'a metric by label',
      { metric: 'mails_total', labels: { release: '2' } },
      { status: 'counted', count: 42 },
    ],
    [
      'a metric with odd labels',
      { metric: 'odd', labels: { text: 'a}b "c"' } },
      { status: 'counted', count: 3 },
    ],
    ['a metric that is no number', { metric: 'broken' }, { status: 'unknown' }],
    ['a metric that is not there', { metric: 'none' }, { status: 'unknown' }],
    ['a number in JSON', { path: 'charges.double' }, { status: 'counted', count: 7 }],
    ['a text in JSON', { path: 'charges.text' }, { status: 'unknown' }],
    ['nothing in JSON', { path: 'charges.none' }, { status: 'unknown' }],
    ['a negative number', { path: 'charges.debt' }, { status: 'unknown' }],
    ['neither path nor metric', {}, { status: 'unknown' }],
  ])('answers for %s', async (_, given, answer) => {
    await using server = await httpServer((_seen, response) =>
      response.end('path' in given ? '{"charges":{"double":7,"text":"7","debt":-1}}' : metrics),
    );
    expect(await count('http', { url: server.url, ...given })).toMatchObject(answer);
  });

  test('is unknown, with a sentence, when nobody answers', async () => {
    const answer = await count('http', { url: 'http://127.0.0.1:1/', metric: 'a' });
    expect(answer).toMatchObject({
      status: 'unknown',
      why: expect.stringContaining('connection refused'),
    });
  });
});

describe('an effect that is counted by SQL', () => {
  test('is the first column of the one row', async () => {
    using db = database('CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)');
    expect(await count('sql', { dsn: db.dsn, query: 'SELECT count(*) FROM t' })).toEqual({
      status: 'counted',
      count: 2,
    });
    expect(
      await count('sql', { dsn: db.dsn, query: 'SELECT sum(a) FROM t WHERE a > 5' }),
    ).toMatchObject({ status: 'unknown' });
    expect(await count('sql', { dsn: db.dsn, query: 'SELECT 1 FROM nowhere' })).toMatchObject({
      status: 'unknown',
      why: 'no such table: nowhere',
    });
  });
});

describe('a count by a program', () => {
  const node = (script: string) => ({ argv: [process.execPath, '-e', script] });

  test.each([
    ['the number that it prints', node('console.log(" 31 ")'), { status: 'counted', count: 31 }],
    ['words', node('console.log("many")'), { status: 'unknown', why: '"many" is not a count' }],
    ['nothing', node(''), { status: 'unknown', why: '"" is not a count' }],
    ['a failure', node('process.exit(3)'), { status: 'unknown', why: 'exit 3' }],
    ['no program', { argv: ['/no/such/program'] }, { status: 'unknown' }],
  ])('answers for %s', async (_, given, answer) => {
    expect(await count('command', given)).toMatchObject(answer);
  });
});

describe('a count of the rows of a file', () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const desk = `id,opened,service,"what, in words"\r\n1,${ago(5)},checkout,"cannot ""buy"""
2,${ago(30)},checkout,
3,${ago(90)},checkout,late\n\n4,${ago(1)},pricing,wrong price\n5,never,checkout,x\n`;

  test.each([
    ['all of them', desk, {}, { status: 'counted', count: 5 }],
    ['those of a service', desk, { where: { service: 'checkout' } }, { count: 4 }],
    [
      'those of the last hour',
      desk,
      { where: { service: 'checkout' }, time: 'opened', within: '1h' },
      { count: 2 },
    ],
    ['a usual hour', desk, { time: 'opened', within: '2h', per: '1h' }, { count: 2 }],
    ['quotes', desk, { where: { 'what, in words': 'cannot "buy"' } }, { count: 1 }],
    ['no such column', desk, { where: { team: 'a' } }, { why: 'there is no column team' }],
    ['no CSV', 'a,b\n"open,1\n', {}, { why: 'the file is no CSV' }],
    ['an empty file', '', { where: { a: 'b' } }, { status: 'unknown' }],
    ['within without time', desk, { within: '1h' }, { status: 'unknown' }],
  ])('answers for %s', async (_, text, given, answer) => {
    using desktop = written(text);
    expect(await count('csv', { file: desktop.file, ...given })).toMatchObject(answer);
  });

  test('is unknown where there is no file, or too much of it', async () => {
    expect(await count('csv', { file: tmpdir() })).toMatchObject({ why: 'there is no such file' });
    using long = written('a\n'.repeat(9_000_000));
    expect(await count('csv', { file: long.file })).toMatchObject({
      why: 'the file is over 16 MB and was not read',
    });
  });
});

function written(text: string): Disposable & { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sternway-desk-'));
  const file = join(folder, 'desk.csv');
  writeFileSync(file, text);
  return { file, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

describe('a way of counting that does not exist', () => {
  test('is unknown', async () => {
    expect(await count('tarot', {})).toEqual({
      status: 'unknown',
      why: 'there is no kind "tarot"',
    });
  });
});
