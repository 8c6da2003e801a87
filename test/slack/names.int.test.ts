import { describe, expect, test } from 'vitest';
import { decidedOn, underSail } from '../app/story.ts';
import { command, elsewhere, type Slack, slackOn, tap } from './in-rig.ts';
import { other, renamed, usualNamesIn } from './names.ts';

const { incident, rollback, release } = other;

/** Every kind of line: what works, what is refused, what is misread, what asks. */
const lines: readonly string[] = [
  `/${incident} help`,
  `/${rollback} help`,
  `/${release} help`,
  `/${incident} help close`,
  `/${incident} stauts`,
  `/${rollback} stpo`,
  `/${release} lits`,
  `/${incident}`,
  `/${incident} who`,
  `/${incident} catch-up`,
  `/${incident} check`,
  `/${incident} timeline`,
  `/${incident} close`,
  `/${incident} recovered`,
  `/${incident} severity`,
  `/${incident} handover @bo`,
  `/${incident} page`,
  `/${incident} propose fix-forward "faster"`,
  `/${incident} standdown until 08:00`,
  `/${rollback}`,
  `/${rollback} checkout`,
  `/${rollback} pricing`,
  `/${rollback} nothing-here`,
  `/${rollback} plan checkout`,
  `/${rollback} go RB-1`,
  `/${rollback} go`,
  `/${rollback} dry-run RB-1`,
  `/${rollback} where`,
  `/${rollback} stop`,
  `/${rollback} retry deploy again`,
  `/${rollback} auto on checkout 30m "quiet"`,
  `/${release}`,
  `/${release} list checkout`,
  `/${release} register checkout 3`,
];

async function scene(): Promise<AsyncDisposable & Omit<Slack, keyof AsyncDisposable>> {
  await using stack = new AsyncDisposableStack();
  const { harbor, boat } = stack.use(await underSail(renamed));
  const slack = slackOn(boat, harbor);
  const all = stack.move();
  return { ...slack, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

const all = ({ seen }: Omit<Slack, keyof AsyncDisposable>) => [
  seen.told.map(({ message }) => message),
  seen.filled,
  seen.opened,
  seen.announced,
  seen.acks,
];

describe('commands under other names', () => {
  test.each(['before anything was decided', 'while a strategy runs'])(
    'are called by them in all that people read, %s',
    async (when) => {
      await using slack = await scene();
      if (when === 'while a strategy runs') await decidedOn(slack.boat);
      for (const by of ['U0FIRST', 'U0NEW', 'U0GUEST']) {
        for (const line of lines) {
          await slack.bring(command(line, { by }));
          await slack.bring(command(line, { by, channel: elsewhere }));
        }
      }
      expect(JSON.stringify(all(slack))).toContain(`/${incident}`);
      expect(JSON.stringify(all(slack))).toContain(`/${release}`);
      expect(usualNamesIn(all(slack))).toEqual([]);
    },
  );

  test('are understood under both names, typed and behind a button', async () => {
    await using slack = await scene();
    await decidedOn(slack.boat);
    await slack.bring(command(`/${incident} note typed`));
    await slack.bring(command('/incident note usual'));
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note an old button' }));
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: `/${incident} note a new one` }));
    expect(await slack.boat.events('NoteAdded')).toHaveLength(4);
  });

  test('open the form that declares', async () => {
    await using slack = await scene();
    await slack.bring(command(`/${incident} declare`));
    expect(slack.seen.filled).toHaveLength(1);
  });
});

describe('the look for usual names', () => {
  test('finds one in what people read, and leaves addresses and what only programs read', () => {
    const text = 'Type `/incident who`, see /api/v1/incidents and docs/release.md.';
    expect(usualNamesIn([{ text, value: '/rollback go' }])).toEqual([
      expect.stringContaining('/incident who'),
    ]);
  });
});
