import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { newestAnchorLostText, registryOlderText } from '../../../src/core/texts/restored.ts';

const last = { number: 12, position: 840, at: instant(Date.parse('2026-03-01T10:00:00.000Z')) };

describe('a registry that does not start', () => {
  test.each([
    ['older', 'ends at position 790, but anchor 12.*position 840: it ends before that'],
    ['other', 'something else stands at that position'],
    ['stranger', 'another registry'],
    ['anchors', 'has every event that anchor 12 .* but not that anchor'],
  ] as const)('because it is %s says so, and how to go on', (why, said) => {
    const text = registryOlderText({ last, position: 790, why });
    expect(text).toMatch(new RegExp(`${said}[\\s\\S]*Nothing was written\\.\n.*--restored`, 'u'));
  });

  test('because its newest anchor is lost says where to take it from', () => {
    expect(newestAnchorLostText(12)).toMatch(
      /^Anchor 12 .*place that holds it.*last-anchor\.json/u,
    );
  });
});
