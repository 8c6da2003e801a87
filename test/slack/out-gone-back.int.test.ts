import { describe, expect, test } from 'vitest';
import { OutsideId } from '../../src/core/ids.ts';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const add = {
  kind: 'registryAdd',
  target: checkout,
  from: '2',
  to: '1',
  since: '2026-02-28T03:05:00.000Z',
  what: 'Bo redeployed by hand',
} as const;
const explain = {
  kind: 'registryExplain',
  outside: OutsideId.parse('OUT-1'),
  who: 'Bo',
  left: '212 orders',
  why: 'nobody could buy',
} as const;

const textsIn = ({ slack }: Quay, where: string): readonly string[] =>
  slack.inChannel(where).map(({ text }) => text);

describe('what went back outside', () => {
  test('is asked once of whoever decides first for the target, and says so once it is answered', async () => {
    await using quayside = await quay();
    await using _ = await quayside.post();
    await accepted(quayside.boat.say(add, { by: 'bo' }));
    await quayside.boat.until('it is asked', () => textsIn(quayside, 'D0ADA').length > 0);
    await calm(quayside);
    expect(textsIn(quayside, 'D0ADA')).toEqual([
      expect.stringContaining('checkout@prod went back from 2 to 1 without a run (OUT-1)'),
    ]);
    expect(textsIn(quayside, 'D0BO')).toEqual([]);
    await accepted(quayside.boat.say(explain));
    await quayside.boat.until('it is edited', () =>
      textsIn(quayside, 'D0ADA').every((text) => text.includes('ada said')),
    );
    expect(textsIn(quayside, 'D0ADA')).toHaveLength(1);
  });

  test('is asked of nobody any more where it was explained before Slack was there', async () => {
    await using quayside = await quay();
    await accepted(quayside.boat.say(add));
    await accepted(quayside.boat.say(explain));
    await using _ = await quayside.post();
    await calm(quayside);
    expect(textsIn(quayside, 'D0ADA')).toEqual([]);
  });
});
