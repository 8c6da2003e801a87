import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { statsOf } from '../../../src/core/metrics/stats.ts';
import { statsText } from '../../../src/core/texts/metrics.ts';
import { summaryMarkdown } from '../../../src/core/texts/summary.ts';
import { course, day0, deployed, hour, known, row } from './rows.ts';

const stats = statsOf(
  { window: { since: day0, until: hour(24 * 7) }, mode: 'live', services: undefined },
  known([row(90, {}, { courses: [course(93)] })], [deployed(0, '2')]),
);
const docs = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
const json = JSON.stringify(stats);
const text = statsText(stats);
const summary = summaryMarkdown(stats);

/** Each measure that is defined: its name where people read it, in the documentation, for programs, and on the page. */
const measures = [
  ['Time to detect', 'time-to-detect', undefined],
  ['Time to acknowledge', 'time-to-acknowledge', undefined],
  ['Decision latency', 'decision-latency', 'From the proposal to the decision'],
  ['Time to decide', 'time-to-decide', undefined],
  ['Execution time', 'execution-time', undefined],
  ['Time to mitigate', 'time-to-mitigate', 'until users stopped hurting'],
  ['Time to validated', 'time-to-validated', undefined],
  ['Validation gap', 'validation-gap', undefined],
  ['Time to recover', 'time-to-recover', 'Until everything was well again'],
  ['Rollback success', 'rollbackSuccess', 'Rollbacks that held'],
  ['At the first time', 'firstTimeSuccess', 'at the first time'],
  ['Services that can go back and passed a drill within 30 days', 'coverage', 'within 30 days'],
  ['Drills passed', 'drillPassRate', 'Drills passed'],
  ['Drills overdue', 'overdue', undefined],
  ['Overrides per run', 'overridesPerRun', undefined],
  ['By a standing order', 'automationShare', 'by a standing order'],
  ['False triggers', 'falseTriggers', 'False triggers'],
  ['Rollbacks within 30 min of another one', 'thrash', undefined],
  ['Deployments', 'deployments', undefined],
  ['Change lead time', 'leadTime', undefined],
  ['Change fail rate', 'changeFailRate', 'Deployments that had to be taken back'],
  ['Failed deployment recovery time', 'recoveryTime', undefined],
  ['Deployment rework rate', 'reworkRate', undefined],
] as const;

describe.each(measures)('%s', (name, field, onPage) => {
  test('is told to people, to programs, in the documentation, and where it matters to executives', () => {
    expect(text).toMatch(new RegExp(`^• ${name}[ :,(]`, 'mu'));
    expect(json).toContain(`"${field}"`);
    expect(docs).toMatch(new RegExp(`^\\| ${name} \\|`, 'mu'));
    expect(summary).toContain(onPage ?? '');
  });
});
