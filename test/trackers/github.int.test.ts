import { describe, expect, test } from 'vitest';
import type { TrackerEntry } from '../../src/app/ports/trackers.ts';
import { httpServer, json } from '../support/http-server.ts';
import { gitHub } from './github-stand-in.ts';
import { again, filing, trackersAt } from './rig.ts';

const entryAt = (url: string, more: { readonly tokenSecret?: string } = {}): TrackerEntry => ({
  kind: 'github',
  url,
  repository: 'acme/checkout',
  tokenSecret: 'key',
  labels: ['follow-up'],
  isOpenToPrivate: false,
  ...more,
});

describe('a follow-up in GitHub', () => {
  test('becomes an issue with its words, its labels and a hidden mark', async () => {
    const stand = gitHub();
    await using server = await httpServer(stand.answer);
    const filed = await trackersAt('').file(entryAt(server.url));
    expect(filed).toEqual({ status: 'filed', issue: '1', link: 'https://github.test/1' });
    expect(stand.issues).toMatchObject([
      {
        title: 'Test the migration both ways',
        body: expect.stringContaining('<!-- sternway/r1/INC-3/F2 -->'),
      },
    ]);
    expect(server.seen).toHaveLength(1);
  });

  test('is one issue though the answer was lost', async () => {
    const stand = gitHub((made) => made > 1);
    await using server = await httpServer(stand.answer);
    const { file } = trackersAt('');
    expect(await file(entryAt(server.url))).toMatchObject({ status: 'later', code: 'Unreachable' });
    expect(await file(entryAt(server.url), again)).toMatchObject({ status: 'filed', issue: '1' });
    expect(stand.issues).toHaveLength(1);
  });

  test('is found on a later page, and is never taken for another one', async () => {
    const stand = gitHub();
    await using server = await httpServer(stand.answer);
    const { file } = trackersAt('');
    await file(entryAt(server.url));
    for (let other = 0; other < 60; other += 1) {
      await file(entryAt(server.url), { ...filing, mark: `sternway/r1/INC-3/F2${other}` });
    }
    expect(await file(entryAt(server.url), again)).toMatchObject({ issue: '1' });
    const none = await file(entryAt(server.url), { ...again, mark: 'sternway/r1/INC-30/F2' });
    expect(none).toMatchObject({ issue: '62' });
  });

  test('has a title that GitHub takes', async () => {
    const stand = gitHub();
    await using server = await httpServer(stand.answer);
    const long = { ...filing, title: '🚢'.repeat(300) };
    expect(await trackersAt('').file(entryAt(server.url), long)).toMatchObject({ status: 'filed' });
    expect(Array.from(stand.issues[0]?.title ?? '')).toHaveLength(256);
  });

  test.each([
    ['open', null, 'open'],
    ['closed', 'completed', 'done'],
    ['closed', null, 'done'],
    ['closed', 'not_planned', 'dropped'],
  ])('that is %s (%s) is %s', async (state, reason, status) => {
    const stand = gitHub();
    await using server = await httpServer(stand.answer);
    const { file, look } = trackersAt('');
    await file(entryAt(server.url));
    Object.assign(stand.issues[0] ?? {}, { state, state_reason: reason });
    expect(await look(entryAt(server.url), '1')).toEqual({ status });
  });

  test('that is not there any more is gone', async () => {
    await using server = await httpServer(gitHub().answer);
    expect(await trackersAt('').look(entryAt(server.url), '9')).toMatchObject({ code: 'Gone' });
  });
});

describe('a GitHub that says no', () => {
  test.each([
    [401, {}, {}, { code: 'Unauthorized' }],
    [403, { message: 'Resource not accessible' }, {}, { code: 'Forbidden' }],
    [403, { message: 'API rate limit exceeded' }, {}, { code: 'Busy' }],
    [403, {}, { 'retry-after': '60' }, { code: 'Busy', afterMs: 60_000 }],
    [404, {}, {}, { code: 'NotFound' }],
    [410, {}, {}, { code: 'Gone' }],
    [422, { message: 'Validation Failed' }, {}, { code: 'Invalid' }],
    [429, {}, { 'retry-after': '7' }, { code: 'Busy', afterMs: 7_000 }],
    [429, {}, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, { code: 'Busy' }],
    [502, {}, {}, { code: 'Unreachable' }],
    [200, { nothing: 'of an issue' }, {}, { code: 'Unclear' }],
  ])('with %i %j is asked again later, and says why', async (status, body, headers, said) => {
    await using server = await httpServer((_seen, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      json(response, body, status);
    });
    const answer = await trackersAt('').file(entryAt(server.url));
    expect(answer).toMatchObject({ status: 'later', ...said });
  });

  test('is not asked where nobody has set the secret', async () => {
    await using server = await httpServer(gitHub().answer);
    const entry = entryAt(server.url, { tokenSecret: 'nobody-set-it' });
    expect(await trackersAt('').file(entry)).toMatchObject({ code: 'SecretMissing' });
    expect(server.seen).toEqual([]);
  });

  test('to the search makes no second issue', async () => {
    await using server = await httpServer((_seen, response) => json(response, {}, 500));
    expect(await trackersAt('').file(entryAt(server.url), again)).toMatchObject({
      code: 'Unreachable',
    });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
  });
});
