import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TrackerEntry } from '../../src/app/ports/trackers.ts';
import { linearId } from '../../src/trackers/linear.ts';
import { httpServer, json } from '../support/http-server.ts';
import { type Answers, again, bodyOf, filing, trackersAt } from './rig.ts';

const team = '4f2f6a1c-31cf-4a8e-9c3b-6f2b7c2f9d10';
const entryAt = (url: string): TrackerEntry => ({
  kind: 'linear',
  url: `${url}/graphql`,
  team,
  keySecret: 'key',
  isOpenToPrivate: false,
});

const Input = z.strictObject({
  id: z.uuidv4(),
  teamId: z.literal(team),
  title: z.string().min(1),
  description: z.string(),
  dueDate: z.iso.date(),
});
const Said = z.strictObject({
  query: z.string(),
  variables: z.union([z.strictObject({ input: Input }), z.strictObject({ id: z.uuidv4() })]),
});

const errorOf = (code: string) => ({ errors: [{ message: 'no', extensions: { code } }] });

/** As Linear answers: errors with 200, an id of version 4 from whoever makes the issue, and no second one of it. */
function linearAt(arrives: (made: number) => boolean = () => true) {
  const made: z.infer<typeof Input>[] = [];
  const state = { type: 'unstarted' };
  const answer: Answers = (seen, response) => {
    if (seen.headers.authorization !== 'the-key') {
      return json(response, errorOf('AUTHENTICATION_ERROR'));
    }
    const said = Said.safeParse(bodyOf(seen)).data;
    if (!said) return json(response, errorOf('INPUT_ERROR'));
    const { query, variables } = said;
    if (!('input' in variables)) {
      const nodes = made
        .filter(({ id }) => id === variables.id)
        .map(({ id }) => ({ id, url: `https://linear.test/${id}`, state }));
      return json(response, { data: { issues: { nodes } } });
    }
    const { input } = variables;
    if (!query.startsWith('mutation') || made.some(({ id }) => id === input.id)) {
      return json(response, errorOf('INPUT_ERROR'));
    }
    made.push(input);
    if (!arrives(made.length)) return void response.destroy();
    const issue = { id: input.id, url: `https://linear.test/${input.id}` };
    return json(response, { data: { issueCreate: { success: true, issue } } });
  };
  return { made, state, answer };
}
const id = linearId(filing.mark);

describe('a follow-up in Linear', () => {
  test('becomes an issue under an id that follows from its mark', async () => {
    const stand = linearAt();
    await using server = await httpServer(stand.answer);
    const filed = await trackersAt('').file(entryAt(server.url));
    expect(filed).toEqual({ status: 'filed', issue: id, link: `https://linear.test/${id}` });
    expect(stand.made).toMatchObject([
      { dueDate: '2026-03-16', description: expect.stringContaining(filing.mark) },
    ]);
  });

  test('is one issue though the answer was lost', async () => {
    const stand = linearAt((made) => made > 1);
    await using server = await httpServer(stand.answer);
    const { file } = trackersAt('');
    expect(await file(entryAt(server.url))).toMatchObject({ code: 'Unreachable' });
    expect(await file(entryAt(server.url), again)).toMatchObject({ status: 'filed', issue: id });
    expect(stand.made).toHaveLength(1);
  });

  test.each([
    ['unstarted', 'open'],
    ['completed', 'done'],
    ['canceled', 'dropped'],
    ['duplicate', 'dropped'],
  ])('that is %s there is %s', async (type, status) => {
    const stand = linearAt();
    await using server = await httpServer(stand.answer);
    const { file, look } = trackersAt('');
    await file(entryAt(server.url));
    stand.state.type = type;
    expect(await look(entryAt(server.url), id)).toEqual({ status });
    expect(await look(entryAt(server.url), linearId('other'))).toMatchObject({ code: 'Gone' });
  });

  test.each([
    [200, 'AUTHENTICATION_ERROR', 'Unauthorized'],
    [200, 'FORBIDDEN', 'Forbidden'],
    [200, 'INPUT_ERROR', 'Invalid'],
    [400, 'RATELIMITED', 'Busy'],
    [200, 'INTERNAL_SERVER_ERROR', 'Unreachable'],
  ])('that it answers with %i and %s is %s', async (status, said, code) => {
    await using server = await httpServer((_seen, response) =>
      json(response, errorOf(said), status),
    );
    expect(await trackersAt('').file(entryAt(server.url))).toMatchObject({ code });
  });

  test.each([
    [{ data: null }],
    [{ data: { issueCreate: { success: false, issue: { id, url: '' } } } }],
  ])('that it answers with %j is unclear', async (body) => {
    await using server = await httpServer((_seen, response) => json(response, body));
    expect(await trackersAt('').file(entryAt(server.url))).toMatchObject({ code: 'Unclear' });
  });
});

describe('a follow-up told to a webhook', () => {
  const entry: TrackerEntry = {
    kind: 'webhook',
    urlSecret: 'url',
    signingSecret: 'signing',
    isOpenToPrivate: false,
  };

  test('is signed, and has a key that stays the same', async () => {
    await using server = await httpServer((_seen, response) =>
      json(response, { issue: 'T-1', link: 'https://tracker.test/T-1' }),
    );
    const filed = await trackersAt(server.url).file(entry);
    expect(filed).toEqual({ status: 'filed', issue: 'T-1', link: 'https://tracker.test/T-1' });
    const [seen] = server.seen;
    const digest = createHmac('sha256', 'the-signature')
      .update(seen?.body ?? '')
      .digest('hex');
    expect(seen?.headers).toMatchObject({
      'idempotency-key': filing.mark,
      'x-sternway-signature-256': `sha256=${digest}`,
    });
  });

  test.each(['thanks', '{"link":"javascript:alert(1)"}'])('may answer %s', async (body) => {
    await using server = await httpServer((_seen, response) => response.end(body));
    const filed = await trackersAt(server.url).file(entry);
    expect(filed).toEqual({ status: 'filed', issue: filing.mark, link: undefined });
    expect(await trackersAt(server.url).look(entry, filing.mark)).toEqual({ status: 'open' });
  });
});
