import type { EventMap, EventType } from '../../../src/core/events.ts';
import { behinds } from '../../../src/core/report/shapes.ts';
import { f } from '../report.ts';
import { ada, bo } from '../sample.ts';

/** The events about the report. */
export const reportSamples = {
  ReportOpened: (['recovered', 'failed', 'closed', 'asked'] as const).map((why) => ({
    type: 'ReportOpened',
    owner: bo,
    due: '2026-03-06',
    why,
  })),
  ReportOwnerNamed: [
    { type: 'ReportOwnerNamed', owner: bo, by: ada, why: 'ordered' },
    { type: 'ReportOwnerNamed', owner: bo, why: 'left' },
    { type: 'ReportOwnerNamed', owner: bo, why: 'authority' },
  ],
  ReportWritten: [
    {
      type: 'ReportWritten',
      section: 'summary',
      revision: 1,
      by: bo,
      texts: { text: 'Buying failed for 12 minutes' },
    },
    {
      type: 'ReportWritten',
      section: 'lucky',
      revision: 3,
      by: bo,
      texts: { text: 'It was night' },
    },
  ],
  FactorNamed: [
    { type: 'FactorNamed', factor: 'rehearsal', by: bo, texts: { why: 'Nobody had tried it' } },
    { type: 'FactorNamed', factor: 'technical', by: bo },
  ],
  FactorDropped: [
    { type: 'FactorDropped', factor: 'authority', by: bo, texts: { why: 'It was clear' } },
  ],
  FollowUpAdded: [
    {
      type: 'FollowUpAdded',
      followUp: f(1),
      aim: 'playbook_change',
      owner: bo,
      due: '2026-03-16',
      by: ada,
      texts: { text: 'Drain first' },
    },
  ],
  FollowUpFiled: [
    {
      type: 'FollowUpFiled',
      followUp: f(1),
      tracker: 'board',
      place: 'github',
      issue: '812',
      link: 'https://tracker.test/812',
    },
    { type: 'FollowUpFiled', followUp: f(1), tracker: 'hook', place: 'webhook', issue: 'a' },
  ],
  FollowUpBehind: behinds.map((code) => ({
    type: 'FollowUpBehind',
    followUp: f(1),
    tracker: 'board',
    code,
  })),
  FollowUpClosed: [
    {
      type: 'FollowUpClosed',
      followUp: f(1),
      how: 'done',
      by: bo,
      texts: { evidence: 'change 812' },
    },
    { type: 'FollowUpClosed', followUp: f(1), how: 'dropped', link: 'https://tracker.test/812' },
    { type: 'FollowUpClosed', followUp: f(1), how: 'done' },
  ],
  PlaybookChanged: [
    {
      type: 'PlaybookChanged',
      followUp: f(1),
      playbook: 'checkout-rollback',
      from: { version: '1', digest: 'playbook-1' },
      to: { version: '2', digest: 'playbook-2', lastReviewed: '2026-03-02' },
      changes: [
        { path: 'steps.back.timeoutMs', before: '10000', after: '60000' },
        { path: 'steps.drain', after: 'Drain the queue' },
        { path: 'steps.pause', before: 'Pause the jobs' },
        { path: 'steps', before: 'a, b', after: 'b, a' },
        { path: 'firstWave', after: 'one' },
      ],
      others: 3,
      by: bo,
    },
    {
      type: 'PlaybookChanged',
      followUp: f(1),
      playbook: 'checkout-rollback',
      from: { version: '1', digest: 'playbook-1' },
      to: { version: '2', digest: 'playbook-2' },
      changes: [],
      others: 0,
      by: bo,
    },
  ],
  ReportFinished: [{ type: 'ReportFinished', by: bo }],
  ReportSigned: [
    { type: 'ReportSigned', by: ada, texts: { finding: 'It is whole' } },
    { type: 'ReportSigned', by: ada },
  ],
  ReportPublished: [
    {
      type: 'ReportPublished',
      publication: 1,
      places: ['channel', 'announcement', 'webhook'],
      by: bo,
    },
    { type: 'ReportPublished', publication: 2, places: ['channel'], by: bo },
    { type: 'ReportPublished', publication: 1, places: ['channel'], signed: false, by: bo },
  ],
  ReportDelivered: [
    { type: 'ReportDelivered', publication: 1, place: 'channel', outcome: 'delivered' },
    {
      type: 'ReportDelivered',
      publication: 1,
      place: 'announcement',
      outcome: 'failed',
      code: 'is_archived',
    },
    { type: 'ReportDelivered', publication: 1, place: 'webhook', outcome: 'failed', code: 'odd' },
    { type: 'ReportDelivered', publication: 1, place: 'webhook', outcome: 'failed' },
  ],
  ReportReminded: [{ type: 'ReportReminded', of: ['report', f(2)] }],
} satisfies { readonly [T in EventType]?: readonly EventMap[T][] };
