import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Order, type OrderKind } from '../../src/core/orders.ts';
import type { Driver } from './driver.ts';
import { overTheCommandLine } from './drivers/command-line.ts';
import { overHttp } from './drivers/http.ts';
import { overSlack } from './drivers/slack.ts';
import { expected, happened, isOrdering, type Played, play, recordOf, steady } from './play.ts';
import { stories } from './stories.ts';
import type { Person } from './story.ts';

let drivers: readonly Driver[] = [];

beforeAll(async () => {
  drivers = await Promise.all([overHttp(), overTheCommandLine(), overSlack()]);
}, 60_000);

afterAll(async () => {
  await Promise.all(drivers.map((driver) => driver[Symbol.asyncDispose]()));
}, 60_000);

/** Slack shows a reason without the marks of code. */
const plain = (reason: string): string => reason.replaceAll('`', "'");

/** What people were told, without what differs from one moment to the next. */
const words = ({ outcomes }: Pick<Played, 'outcomes'>) =>
  outcomes.map(({ says, told }) =>
    'reason' in told
      ? { says, ...told, reason: plain(steady(told.reason)), lift: steady(told.lift) }
      : { says, ...told },
  );

// In Slack a message about something else may come first and be taken for the answer: then it is asked again.
describe.each<Person>(['first-oncall', 'second-oncall', 'support-lead'])('help for %s', (by) => {
  test.each(['/incident help', '/incident help handover', '/rollback help go'])(
    '%s says the same lines, whichever way it is asked',
    async (line) => {
      const asked = { by, kind: 'help', line, incident: undefined } as const;
      const [http, ...others] = drivers;
      const lines = await http?.read(asked);
      expect(lines).toContainEqual(expect.stringContaining('/'));
      for (const driver of others) {
        await expect.poll(() => driver.read(asked), { timeout: 20_000 }).toEqual(lines);
      }
    },
  );
});

describe.each(stories)('the story of $service', (story) => {
  let played: readonly Played[] = [];

  beforeAll(async () => {
    // Where one way fails the others end first: the next story must find nobody at work.
    const playing = drivers.map((driver) => play(driver, story));
    await Promise.allSettled(playing);
    played = await Promise.all(playing);
  }, 120_000);

  test('has the answers that the table says, whichever way the orders come', () => {
    for (const { driver, ...one } of played) {
      expect({ driver, orders: happened(one) }).toEqual({ driver, orders: expected(story) });
    }
  });

  test('has the same words and the same incident, whichever way the orders come', () => {
    const [first, ...others] = played;
    for (const { driver, ...one } of others) {
      expect({ driver, told: words(one) }).toEqual({ driver, told: first && words(first) });
    }
  });

  test('leaves the same record, whichever way the orders come', () => {
    const [first, ...others] = played;
    for (const { driver, ...one } of others) {
      expect({ driver, record: recordOf(one) }).toEqual({
        driver,
        record: first && recordOf(first),
      });
    }
  });
});

/** Questions about nothing in particular are never refused. */
const neverRefused: ReadonlySet<OrderKind> = new Set(['help']);

describe('every order that there is', () => {
  const kinds = Order.options.map(({ shape }) => shape.kind.value);
  const orderings = stories.flatMap(({ acts }) => acts.filter(isOrdering));
  const kindsOf = (isAccepted: boolean) => [
    ...new Set(
      orderings
        .filter(({ answer }) => ['accepted', 'card'].includes(answer) === isAccepted)
        .map(({ kind }) => kind),
    ),
  ];

  test('is accepted in some story', () => {
    expect(kindsOf(true).toSorted()).toEqual(kinds.toSorted());
  });

  test('is refused in some story, where it can be refused', () => {
    const refusable = kinds.filter((kind) => !neverRefused.has(kind));
    expect(kindsOf(false).toSorted()).toEqual(refusable.toSorted());
  });
});
