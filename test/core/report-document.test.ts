import { describe, expect, test } from 'vitest';
import { reportHtml } from '../../src/core/report/document/html.ts';
import { reportJson } from '../../src/core/report/document/json.ts';
import { reportMarkdown } from '../../src/core/report/document/markdown.ts';
import { reportOf } from '../../src/core/report/document/report-of.ts';
import { linked, table, writableIn } from '../../src/core/report/document/shape.ts';
import { sectionsOf } from '../../src/core/report/document/templates.ts';
import { sections, templates } from '../../src/core/report/shapes.ts';
import { factorText } from '../../src/core/texts/report.ts';
import { happened, sceneAt, voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import { assume } from './impact/orders.ts';
import { close, decided, planned, waivedByTwo } from './orders.ts';
import {
  declaredWith,
  f,
  factor,
  finished,
  followUp,
  followUpEnd,
  reportSign,
  write,
} from './report.ts';
import { checked, done } from './reports.ts';
import { dba, effect, planOf } from './sample.ts';

const plan = planOf({
  effects: [effect('orders')],
  assumes: [{ text: 'release 1 reads rows of release 2' }, { text: 'nobody deploys' }],
});
const whole: Move = [
  declaredWith(),
  planned(plan),
  decided(),
  checked('mitigation/users-buy', 'pass'),
  done('back'),
  assume('1', 'broken'),
  waivedByTwo('books-balance'),
  write('summary', 'Buying failed.\nIt came back | after <b>twelve</b> minutes.'),
  write('wrong', 'They should have looked'),
  factor('rehearsal'),
  followUp({ aim: 'playbook_change', text: 'Drain first' }),
  followUp({ text: 'Add an alert' }),
  followUpEnd(f(2), 'drop'),
];
const documentOf = (move: Move, template?: (typeof templates)[number]) => {
  const { scene } = given(move);
  const document = reportOf(happened(scene), voiceAt(scene), template);
  if (document === undefined) throw new Error('There is no report');
  return document;
};
const titles = (template: (typeof templates)[number]) =>
  documentOf(whole, template).parts.flatMap(({ title, parts }) => [
    title,
    ...parts.map((one) => `- ${one.title}`),
  ]);

test('a factor is named with what it means, where its name does not say it', () => {
  expect(factorText('authority')).toBe('authority (it was not clear who decides)');
  expect(factorText('technical')).toBe('technical');
});

describe('a report', () => {
  test('opens with the assumption that broke', () => {
    expect(documentOf(whole).parts[0]).toMatchObject({ title: 'Broken assumptions' });
    expect(documentOf([declaredWith()]).parts[0]).toMatchObject({ title: 'Summary' });
  });

  test.each(templates)('reads in the shape of %s', async (template) => {
    await expect(reportMarkdown(documentOf(whole, template))).toMatchFileSnapshot(
      `report-golden/${template}.md`,
    );
  });

  test('is a page and a document for programs as well', async () => {
    await expect(reportHtml(documentOf(whole))).toMatchFileSnapshot('report-golden/google.html');
    await expect(reportJson(documentOf(whole))).toMatchFileSnapshot('report-golden/google.json');
  });

  test('says of an incident in which nothing happened that nothing is known', async () => {
    await expect(reportMarkdown(documentOf([declaredWith()]))).toMatchFileSnapshot(
      'report-golden/nothing.md',
    );
  });

  test('has the names that each shape gives its sections', () => {
    expect(titles('google')).toEqual(
      expect.arrayContaining([
        'Summary',
        'Impact',
        'Root Causes',
        'Trigger',
        'Resolution',
        'Detection',
        'Action Items',
        'Lessons Learned',
        '- What went well',
        '- What went wrong',
        '- Where we got lucky',
        'Timeline',
        'Supporting information',
        'Rollback effectiveness',
        'Decision record',
      ]),
    );
    expect(titles('pagerduty')).toEqual(
      expect.arrayContaining([
        'Overview',
        'What Happened',
        'Contributing Factors',
        'Resolution',
        'Impact',
        'Responders',
        'Timeline',
        "How'd We Do?",
        'Action Items',
        'Messaging',
      ]),
    );
    expect(titles('atlassian')).toEqual(
      expect.arrayContaining([
        'Summary',
        'Leadup',
        'Fault',
        'Impact',
        'Detection',
        'Response',
        'Recovery',
        'Timeline',
        'Root cause (5 whys)',
        'Backlog check',
        'Recurrence',
        'Lessons',
        'Corrective actions',
      ]),
    );
  });

  test('knows under which headings people write, and how often they did', () => {
    const { parts } = documentOf(whole);
    expect(writableIn(parts)).toContainEqual({ title: 'Summary', section: 'summary', revision: 1 });
    expect(writableIn(parts)).toContainEqual({
      title: 'Where we got lucky',
      section: 'lucky',
      revision: 0,
    });
  });

  test('shows every section in some shape', () => {
    expect([...new Set(templates.flatMap(sectionsOf))].toSorted()).toEqual(
      [...sections].toSorted(),
    );
  });

  test('points at words that blame until it is finished', () => {
    const last = documentOf(whole).parts.at(-1);
    expect(last).toMatchObject({ title: 'Wording to look at' });
    expect(documentOf([whole, finished.slice(1)]).parts.at(-1)?.title).not.toBe(
      'Wording to look at',
    );
  });

  test('says how the incident ended, once it has', () => {
    expect(documentOf(whole).facts).toContainEqual(['Outcome', 'not closed yet']);
    const recovered = reportOf(happened(sceneAt('recovered')), voiceAt(sceneAt('recovered')));
    expect(recovered?.facts).toContainEqual(['Outcome', 'recovered, not closed yet']);
    const ended = documentOf([declaredWith(), close()]);
    expect(ended.facts).toContainEqual(['Outcome', 'not-taken-up']);
  });

  test('says who signed it, and says nothing where there is no incident', () => {
    const signed = documentOf([whole, finished.slice(1), reportSign({ by: dba })]);
    expect(signed.facts).toContainEqual(['Status', 'finished, signed by Dana']);
    const { scene } = given(whole);
    expect(reportOf([], voiceAt(scene))).toBeUndefined();
  });
});

describe('an address in a report', () => {
  const link = 'https://tracker.test/issues/7';
  const report = { ...documentOf([declaredWith()]), parts: [] };
  const withCell = (said: string, address: string) => ({
    ...report,
    parts: [
      { title: 'Follow-ups', parts: [], blocks: [table(['What'], [[linked(said, address)]])] },
    ],
  });

  test('leads there, where a tracker gave it', () => {
    expect(reportMarkdown(withCell('Drain | first', link))).toContain(
      String.raw`| Drain \| first (<https://tracker.test/issues/7>) |`,
    );
    expect(reportHtml(withCell('Drain <first>', link))).toContain(
      `Drain &lt;first&gt; (<a href="${link}" rel="noreferrer">${link}</a>)`,
    );
    expect(reportJson(withCell('Drain', link))).toContain(`"link": "${link}"`);
  });

  test.each([
    'javascript:alert(1)',
    'https://x/><script>',
    'https://x/a|b',
    'https://x/ two',
    'https://x/`a`',
  ])('stays text where it is no address of the web: %s', (address) => {
    expect(linked('Drain', address)).toBe(`Drain (${address})`);
  });

  test('stays text where people typed it', () => {
    expect(reportMarkdown(documentOf([declaredWith(), write('summary', link)]))).toContain(
      String.raw`https\://tracker.test`,
    );
  });
});
