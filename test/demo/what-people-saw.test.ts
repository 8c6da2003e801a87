import { describe, expect, test } from 'vitest';
import { whatPeopleSaw } from '../../sandbox/demo/play/what-people-saw.ts';
import type { ShownMessage } from '../../sandbox/slack/people/shapes.ts';

const rungs = ['acting', 'acting', 'mitigated', 'validating', 'recovered', 'closed'];
const lines = ['INC-1 declared (sev2).', 'Check orders passes.', 'Check orders passes.'];

/** A message of Sternway's with this in it. */
function message(text: string, more: Partial<ShownMessage> = {}): ShownMessage {
  return {
    channel: 'C1',
    ts: '1.000000',
    author: { id: 'U0BOT', name: 'sternway', app: true },
    text,
    blocks: [{ type: 'section', block_id: 'b', text: { type: 'mrkdwn', text } }],
    reactions: [],
    files: [],
    pinned: false,
    ephemeral: false,
    ...more,
  };
}

type Seen = {
  readonly channel: readonly ShownMessage[];
  readonly incidents: readonly ShownMessage[];
  readonly thread: readonly ShownMessage[];
};

const status = message('INC-1: cannot buy. closed', { pinned: true });
const right: Seen = {
  channel: [status, ...rungs.map((rung) => message(`INC-1 is ${rung}: so it is`))],
  incidents: [message('INC-1 cannot buy, closed')],
  thread: [status, message(lines.map((line) => `03:01 ${line}`).join('\n'))],
};

/** What is found to be wrong with what somebody saw, who does not wait for it to become better. */
const foundIn = (seen: Seen): Promise<readonly string[]> =>
  whatPeopleSaw(
    {
      see: async (channel) => (channel === '#incidents' ? seen.incidents : seen.channel),
      thread: async () => seen.thread,
      waitFor: async (look) => {
        const found = await look();
        if (found === undefined || found === null || found === false) throw new Error('in vain');
        return found;
      },
    },
    { incident: 'INC-1', channel: 'C1', status: '1.000000' },
    {
      incident: { rung: 'closed' },
      entries: lines.map((text) => ({ at: '', kind: 'note', actor: '', text })),
    },
  );

describe('what people saw of an incident', () => {
  test('is right when each thing was told as often as it happened', async () => {
    expect(await foundIn(right)).toEqual([]);
  });

  test.each<[string, Partial<Seen>, string]>([
    ['a second pinned message', { channel: [status, ...right.channel] }, '2 messages are pinned'],
    [
      'a rung that is said twice',
      { channel: [...right.channel, message('INC-1 is closed: …')] },
      'tells the rungs',
    ],
    ['a rung that is missing', { channel: right.channel.slice(0, -1) }, 'tells the rungs'],
    [
      'a status that was left behind',
      { channel: [message('INC-1: acting', { pinned: true }), ...right.channel.slice(1)] },
      'does not say closed',
    ],
    [
      'a second announcement',
      { incidents: [...right.incidents, ...right.incidents] },
      'announced 2 times',
    ],
    ['no announcement', { incidents: [] }, 'announced 0 times'],
    [
      'a line of the thread that is told twice',
      { thread: [...right.thread, message(`03:02 ${lines[0]}`)] },
      'tells 2 times instead of 1',
    ],
    [
      'a line that is missing in the thread',
      { thread: [status, message(lines.slice(0, 2).join('\n'))] },
      'tells 1 times instead of 2',
    ],
  ])('is not right with %s', async (_what, wrong, said) => {
    const found = await foundIn({ ...right, ...wrong });
    expect(found.join('\n')).toContain(said);
  });
});
