import { describe, expect, test } from 'vitest';
import { type Finding, lint } from '../../src/core/report/lint.ts';
import { findingText } from '../../src/core/texts/report.ts';

const inSummary = (text: string | null, names: readonly string[] = ['ada', 'first-oncall']) =>
  lint({ written: [{ section: 'summary', text }], followUps: [], names });
const kinds = (found: readonly Finding[]) => found.map(({ kind, said }) => [kind, said]);

describe('words of a report', () => {
  test.each([
    ['Somebody was careless', 'blame', 'careless'],
    ['The team failed to look', 'blame', 'failed to'],
    ['It was Human Error', 'human-error', 'Human Error'],
    ['They should have looked', 'counterfactual', 'should have'],
    ['We could not have known', 'counterfactual', 'could not have'],
    ['It broke because of ada', 'person', 'ada'],
    ['Caused by <@U0FIRST> in a hurry', 'person', '<@U0FIRST'],
    ['Due to a change of First-Oncall', 'person', 'first-oncall'],
  ] as const)('that blame are found: %s', (text, kind, said) => {
    expect(kinds(inSummary(text))).toContainEqual([kind, said]);
  });

  test.each([
    'The queue was full because the consumer stood still',
    'ada saw the graph and stopped the run',
    'It was caused by a migration. ada took it back',
    'It failed twice',
  ])('that tell how it was are left alone: %s', (text) => {
    expect(inSummary(text)).toEqual([]);
  });

  test('that were erased or never written are not looked at', () => {
    expect(inSummary(null)).toEqual([]);
    expect(
      lint({ written: [{ section: 'well', text: undefined }], followUps: [], names: [] }),
    ).toEqual([]);
  });
});

describe('follow-ups', () => {
  const of = (...texts: readonly string[]) =>
    lint({
      written: [],
      followUps: texts.map((text, index) => ({ followUp: `F${index + 1}`, text })),
      names: [],
    });

  test('that only add tools are pointed at as a whole', () => {
    expect(of('Add an alert for 5xx', 'build a dashboard').map(({ kind }) => kind)).toEqual([
      'tools-only',
    ]);
    expect(of('Add an alert for 5xx', 'Rehearse the way back')).toEqual([]);
    expect(of()).toEqual([]);
  });
});

test('each finding says a kinder way', () => {
  const found = inSummary('ada should have looked. It was human error, and due to ada being lazy');
  expect(found.map(findingText)).toMatchInlineSnapshot(`
    [
      "summary, "lazy": it judges. Say what was done and what was known then.",
      "summary, "human error": it is where the questions begin. Say what made the slip easy, and what did not catch it.",
      "summary, "should have": it tells what did not happen. Say what people saw, and why what they did made sense then.",
      "summary, "ada": a person is no cause. Say the role, what they could see, and what the tools and rules let happen.",
    ]
  `);
});
