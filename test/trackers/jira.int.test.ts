import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TrackerEntry } from '../../src/app/ports/trackers.ts';
import { httpServer, json } from '../support/http-server.ts';
import { type Answers, again, bodyOf, filing, trackersAt } from './rig.ts';

const entryAt = (url: string): TrackerEntry => ({
  kind: 'jira',
  url,
  project: 'OPS',
  issueType: 'Task',
  email: 'bot@example.com',
  tokenSecret: 'key',
  isOpenToPrivate: false,
});

const Text = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });
const Fields = z.strictObject({
  project: z.strictObject({ key: z.literal('OPS') }),
  issuetype: z.strictObject({ name: z.literal('Task') }),
  summary: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\n]*$/u),
  description: z.strictObject({
    type: z.literal('doc'),
    version: z.literal(1),
    content: z.array(z.strictObject({ type: z.literal('paragraph'), content: z.array(Text) })),
  }),
  duedate: z.iso.date(),
  labels: z.array(z.string().regex(/^\S+$/u)),
});
const Search = z.strictObject({
  jql: z.string(),
  fields: z.array(z.string()),
  maxResults: z.int(),
});

/** As Jira answers: who asks, which fields, labels without blanks, a document of text nodes that are not empty. */
function jiraAt(arrives: (made: number) => boolean = () => true) {
  const made: z.infer<typeof Fields>[] = [];
  const status = { category: 'new', resolution: '' };
  const answer: Answers = (seen, response) => {
    const right = `Basic ${Buffer.from('bot@example.com:the-key').toString('base64')}`;
    if (seen.headers.authorization !== right) return json(response, {}, 401);
    if (seen.url === '/rest/api/3/search/jql') {
      const { jql } = Search.parse(bodyOf(seen));
      const found = made.findIndex(({ labels }) =>
        labels.some((label) => jql === `project = "OPS" AND labels = "${label}"`),
      );
      const issues = found < 0 ? [] : [{ id: `1000${found}`, key: `OPS-${found}` }];
      return json(response, { issues, isLast: true });
    }
    if (seen.url === '/rest/api/3/issue') {
      const fields = z.strictObject({ fields: Fields }).safeParse(bodyOf(seen)).data?.fields;
      if (!fields) return json(response, { errors: { summary: 'wrong' } }, 400);
      made.push(fields);
      if (!arrives(made.length)) return void response.destroy();
      const number = made.length - 1;
      return json(response, { id: `1000${number}`, key: `OPS-${number}` }, 201);
    }
    if (!/^\/rest\/api\/3\/issue\/1000\d\?fields=status,resolution$/u.test(seen.url)) {
      return json(response, { errorMessages: ['Issue does not exist'] }, 404);
    }
    const resolution = status.resolution === '' ? null : { name: status.resolution };
    const fields = { status: { statusCategory: { key: status.category } }, resolution };
    return json(response, { fields });
  };
  return { made, status, answer };
}

describe('a follow-up in Jira', () => {
  test('becomes an issue with its words, its due date and its mark as a label', async () => {
    const stand = jiraAt();
    await using server = await httpServer(stand.answer);
    const long = { ...filing, title: `one\ntwo ${'x'.repeat(300)}`, paragraphs: ['', 'It is so.'] };
    const filed = await trackersAt('').file(entryAt(server.url), long);
    expect(filed).toEqual({
      status: 'filed',
      issue: '10000',
      link: `${server.url}/browse/OPS-0`,
    });
    expect(stand.made).toMatchObject([
      { duedate: '2026-03-16', labels: ['sternway', 'sternway/r1/INC-3/F2'] },
    ]);
  });

  test('is one issue though the answer was lost', async () => {
    const stand = jiraAt((made) => made > 1);
    await using server = await httpServer(stand.answer);
    const { file } = trackersAt('');
    expect(await file(entryAt(server.url))).toMatchObject({ code: 'Unreachable' });
    expect(await file(entryAt(server.url), again)).toMatchObject({ issue: '10000' });
    expect(stand.made).toHaveLength(1);
  });

  test.each([
    ['new', '', 'open'],
    ['indeterminate', '', 'open'],
    ['done', 'Done', 'done'],
    ['done', '', 'done'],
    ['done', "Won't Do", 'dropped'],
    ['done', 'Duplicate', 'dropped'],
  ])('whose status is %s (%s) is %s', async (category, resolution, status) => {
    const stand = jiraAt();
    await using server = await httpServer(stand.answer);
    const { file, look } = trackersAt('');
    await file(entryAt(server.url));
    Object.assign(stand.status, { category, resolution });
    expect(await look(entryAt(server.url), '10000')).toEqual({ status });
    expect(await look(entryAt(server.url), '77')).toMatchObject({ code: 'Gone' });
  });

  test('that lacks a field which the project asks for says which, to the log', async () => {
    const errors = { errors: { customfield_1: 'Team is required.' } };
    await using server = await httpServer((_seen, response) => json(response, errors, 400));
    expect(await trackersAt('').file(entryAt(server.url))).toMatchObject({
      code: 'Invalid',
      why: expect.stringContaining('Team is required.'),
    });
  });
});
