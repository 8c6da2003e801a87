import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { good, kinds } from './sample.ts';

const read = (text: string) => readConfiguration('sternway.yaml', text, kinds);
const problems = (text: string) => {
  const outcome = read(text);
  return outcome.ok ? [] : outcome.error.map(({ message }) => message);
};
const board = 'board: { kind: github, repository: acme/checkout, token_secret: gh }';

describe('where follow-ups are kept', () => {
  test('is said by kind, with secrets by name, and closed to private incidents', () => {
    const team = '4f2f6a1c-31cf-4a8e-9c3b-6f2b7c2f9d10';
    const written = `${good}trackers:
  ${board}
  ops: { kind: jira, url: https://acme.atlassian.net/, project: OPS, email: a@b.test, token_secret: j, private: true }
  lin: { kind: linear, team: ${team}, key_secret: l }
  own: { kind: webhook, url_secret: u, signing_secret: s }
tracker: board
`;
    expect(read(written)).toMatchObject({
      ok: true,
      value: {
        usualTracker: 'board',
        trackers: {
          board: { kind: 'github', url: 'https://api.github.com', isOpenToPrivate: false },
          ops: { url: 'https://acme.atlassian.net', issueType: 'Task', isOpenToPrivate: true },
          lin: { team, keySecret: 'l' },
          own: { urlSecret: 'u', signingSecret: 's' },
        },
      },
    });
  });

  test('is a tracker that there is', () => {
    expect(problems(`${good}trackers: { ${board} }\ntracker: bord\n`)).toEqual([
      expect.stringContaining('no tracker is called "bord"'),
    ]);
  });

  test.each([
    ['repository: acme', 'a repository is written owner/name'],
    ['repository: acme/..', 'a repository is written owner/name'],
  ])('is refused with %s', (part, problem) => {
    const written = `trackers: { board: { kind: github, ${part}, token_secret: gh } }\n`;
    expect(problems(`${good}${written}`)).toEqual([problem]);
  });

  test('may tell us by webhooks, each with its secret', () => {
    const written = `${good}webhooks: { issues: { github: { secret: gh }, linear: { secret: l } } }\n`;
    expect(read(written)).toMatchObject({
      ok: true,
      value: { webhooks: { issues: { github: { secret: 'gh' }, linear: { secret: 'l' } } } },
    });
  });
});
