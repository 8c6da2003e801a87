import { describe, expect, test } from 'vitest';
import { reportMarkdown } from '../../src/core/report/document/markdown.ts';
import { reportOf } from '../../src/core/report/document/report-of.ts';
import type { FollowUpReport } from '../../src/core/report/reports.ts';
import { filingText } from '../../src/core/texts/follow-ups.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';
import { asksIn } from './acks.ts';
import { given, type Move } from './given.ts';
import { declaredWith, f, followUp, followUpEnd } from './report.ts';
import { bo } from './sample.ts';
import type { Act } from './scene.ts';

const added: Move = [declaredWith(), followUp()];
const link = 'https://tracker.test/7';
const said = (report: FollowUpReport): Act => ({ report });
const filed = said({
  kind: 'followUpFiled',
  filed: { followUp: f(1), tracker: 'board', place: 'github', issue: '7', link },
});
const unlinked = said({
  kind: 'followUpFiled',
  filed: { followUp: f(1), tracker: 'hook', place: 'webhook', issue: 'a' },
});
const behind = (code: 'Busy' | 'Gone' = 'Busy', name = f(1)): Act =>
  said({ kind: 'followUpBehind', followUp: name, tracker: 'board', code });
const ended = (more: object = {}): Act =>
  said({
    kind: 'followUpEnded',
    followUp: f(1),
    place: 'github',
    issue: '7',
    how: 'done',
    ...more,
  });

describe('a follow-up that is kept outside', () => {
  test('has its link on record, once', () => {
    given(added).when(filed).thenRecords('FollowUpFiled');
    given(added, filed).when(filed).thenNothing();
    given(declaredWith()).when(filed).thenNothing();
    expect(given(added, filed).incident.report?.followUps[f(1)]).toMatchObject({ link });
  });

  test('says its owner where it is, or why it is not there', () => {
    const lines = (...story: readonly Move[]) =>
      asksIn(given(...story).incident).find(({ key }) => key === 'follow-up/F1')?.lines ?? [];
    expect(lines(added, filed).join(' ')).toContain(link);
    expect(lines(added, behind()).join(' ')).toContain('it takes no more for now');
    expect(lines(added, behind(), filed).join(' ')).not.toContain('it takes no more');
  });

  test('is said to be behind once for each reason', () => {
    given(added).when(behind()).thenRecords('FollowUpBehind');
    given(added, behind()).when(behind()).thenNothing();
    given(added, behind()).when(behind('Gone')).thenRecords('FollowUpBehind');
    given(added)
      .when(behind('Busy', f(7)))
      .thenNothing();
    given(added, followUpEnd(f(1)))
      .when(behind())
      .thenNothing();
  });

  test('ends when its issue does, whoever ended that', () => {
    given(added, filed)
      .when(ended())
      .thenRecords('FollowUpClosed')
      .where('FollowUpClosed', { how: 'done', link });
    given(added, unlinked)
      .when(ended({ place: 'webhook', issue: 'a', how: 'dropped' }))
      .thenRecords('FollowUpClosed');
  });

  test('ends by no other issue, and once', () => {
    given(added, filed)
      .when(ended({ issue: '8' }))
      .thenNothing();
    given(added, filed)
      .when(ended({ place: 'jira' }))
      .thenNothing();
    given(added).when(ended()).thenNothing();
    given(added, filed, ended()).when(ended()).thenNothing();
    given(declaredWith()).when(ended()).thenNothing();
  });
});

describe('the report', () => {
  const reads = (...story: readonly Move[]): string => {
    const { scene } = given(...story);
    const document = reportOf(happened(scene), voiceAt(scene));
    return document === undefined ? '' : reportMarkdown(document);
  };

  test('says where its follow-ups are kept, and leads there', () => {
    expect(reads(added)).not.toContain(link);
    expect(reads(added, filed)).toContain(`(<${link}>)`);
  });

  test('says what is behind, for as long as that is open', () => {
    expect(reads(added, behind())).toContain('open, not kept where work is');
    expect(reads(added, behind(), followUpEnd(f(1)))).toContain('done: change 812');
  });
});

describe('how a follow-up reads outside', () => {
  const { incident } = given(added);
  const one = incident.report?.followUps[f(1)];
  const textOf = (words: string | undefined, more: { link?: string; mode?: 'drill' } = {}) => {
    if (one === undefined) throw new Error('There is no F1');
    const about = { id: incident.id, mode: more.mode ?? incident.mode };
    return filingText(about, one, { words, owner: bo, link: more.link });
  };

  test('is what is to be done, and nothing of who did what', () => {
    expect(textOf('Try it\n\nboth ways', { link: 'https://slack.test/C1' })).toMatchInlineSnapshot(`
      {
        "paragraphs": [
          "both ways",
          "F1 of INC-1: prevent. Owner: p_bo. Due: Mon 2026-03-16.",
          "The incident: https://slack.test/C1",
          "Sternway keeps this. Closing it here closes it there.",
        ],
        "title": "Try it",
      }
    `);
  });

  test('points to the report where the words stay here', () => {
    expect(textOf(undefined)).toMatchObject({
      title: 'F1 of INC-1, prevent',
      paragraphs: expect.arrayContaining(['What is to be done stands in the report.']),
    });
  });

  test('says that it came from an exercise', () => {
    expect(textOf('Try it', { mode: 'drill' }).paragraphs.join(' ')).toContain('exercise');
  });
});
