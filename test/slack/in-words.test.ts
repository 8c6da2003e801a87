import { describe, expect, test } from 'vitest';
import { typed } from '../../src/slack/in/words.ts';

describe('words as Slack brings them', () => {
  test.each([
    ['note a &lt; b &amp;&amp; c &gt; d', 'note a < b && c > d'],
    ['note &amp;lt;', 'note &lt;'],
    ['note see <https://x.test/a?b=1&amp;c=2|x.test>', 'note see https://x.test/a?b=1&c=2'],
    ['note <mailto:a@x.test|a@x.test>', 'note a@x.test'],
    ['note <#C123|general> and <#C124>', 'note #general and #C124'],
    ['note <!subteam^S123|@oncall> <!here>', 'note @oncall @here'],
    ['assign ops <@U0FIRST|first>', 'assign ops <@U0FIRST|first>'],
    ['retry deploy &lt;reason&gt;', 'retry deploy <reason>'],
  ])('%s are typed as %s', (brought, said) => {
    expect(typed(brought)).toBe(said);
  });
});
