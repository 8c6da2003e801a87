import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { good, kinds } from './sample.ts';

const read = (text: string) => readConfiguration('sternway.yaml', text, kinds);
const problems = (text: string) => {
  const outcome = read(text);
  return outcome.ok ? [] : outcome.error.map(({ message }) => message);
};

describe('who is told', () => {
  test('is nobody beside the incident, unless it is said', () => {
    expect(read(good)).toMatchObject({ ok: true, value: { securityChannel: undefined } });
  });

  test('is a channel for security, by its id', () => {
    const written = (id: string) => `${good}announce: { security: ${id} }\n`;
    expect(read(written('C0SECURITY'))).toMatchObject({
      ok: true,
      value: { securityChannel: 'C0SECURITY' },
    });
    expect(problems(written('security'))).toEqual(['a Slack id is written C0SECURITY']);
  });
});

describe('what pagers report', () => {
  const named = (first: string, second: string): string =>
    good
      .replace('first-oncall: {', `first-oncall: { pager_user: ${first},`)
      .replace('second-oncall: {', `second-oncall: { pager_user: ${second},`);

  test('is signed with secrets by their names', () => {
    const written = `${good}webhooks: { pagerduty: { secret: pd }, page: { secret: own } }\n`;
    expect(read(written)).toMatchObject({
      ok: true,
      value: { webhooks: { pagerduty: { secret: 'pd' }, page: { secret: 'own' } } },
    });
  });

  test('names people as the configuration says, one human each', () => {
    expect(read(named('P1', 'P2'))).toMatchObject({
      ok: true,
      value: { people: { 'first-oncall': { pagerUser: 'P1' } } },
    });
    expect(problems(named('P1', 'P1'))).toEqual([
      'the user of the pager "P1" already belongs to first-oncall; one human each',
    ]);
  });
});
