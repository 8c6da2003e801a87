import { describe, expect, test } from 'vitest';
import { accepted, refused, run, type Sent, type Setting } from './rig.ts';

const card = { say: 'Roll back to release 1?', card: 'c1', incident: 'INC-1' };
const details = {
  plans: [{ id: 'RB-17', targets: ['checkout@prod'], to: '1' }],
  card: { plan: 'RB-17', digest: 'c1' },
};

/** A process that shows a card, then takes its digest. */
const process = ({ method, body }: Sent): Response => {
  if (method === 'GET') return Response.json(details);
  const said = JSON.stringify(body);
  return said.includes('"c1"') || said.includes('--card c1')
    ? accepted('Go: rollback of checkout@prod.')
    : accepted(card.say, card);
};
const screen = () => ({ columns: 80, rows: 24 });
const bodies = (sent: readonly Sent[]) =>
  sent.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('go in a terminal', () => {
  const go = (replies: readonly string[], more: Setting = {}) =>
    run(['rollback', 'go', 'RB-17'], { answer: process, screen, replies, ...more });

  test('shows the card, asks once, and gives the digest back', async () => {
    const ran = await go(['yes']);
    expect(ran.exit).toBe(0);
    expect(ran.out).toBe('Roll back to release 1?\nGo: rollback of checkout@prod.\n');
    expect(ran.asked).toEqual(['Type yes to roll back checkout@prod to release 1: ']);
    expect(bodies(ran.sent)).toEqual([
      { text: '/rollback go RB-17' },
      { incident: 'INC-1', order: { kind: 'go', card: 'c1', plan: 'RB-17' } },
    ]);
  });

  test.each([['no'], ['y'], [''], ['yes please']])(
    'moves nothing when %j is typed',
    async (reply) => {
      const ran = await go([reply]);
      expect([ran.exit, ran.err]).toEqual([3, 'Nothing moved.\n']);
      expect(bodies(ran.sent)).toHaveLength(1);
    },
  );

  test('moves nothing when nobody answers', async () => {
    const ran = await go([]);
    expect(ran.exit).toBe(3);
    expect(bodies(ran.sent)).toHaveLength(1);
  });

  test('asks again about a fresh card when the first went stale', async () => {
    let shown = 0;
    const ran = await go(['yes', 'yes'], {
      answer: (sent) => {
        if (sent.method === 'GET') return Response.json(details);
        shown += 1;
        if (shown === 1) return accepted('old', { ...card, say: 'old', card: 'c0' });
        return shown === 2
          ? refused('CardStale', { incident: 'INC-1', say: 'fresh', card: 'c1' })
          : accepted('Go.');
      },
    });
    expect(ran.asked).toHaveLength(2);
    expect([ran.exit, ran.out]).toEqual([0, 'old\nfresh\nGo.\n']);
  });

  test('says less where it knows less, and confirms the same', async () => {
    const ran = await go(['yes'], {
      answer: (sent) => (sent.method === 'GET' ? refused('MachineMayNot') : process(sent)),
    });
    expect(ran.asked).toEqual(['Type yes to do what this card says: ']);
    expect(ran.exit).toBe(0);
  });
});

describe('go where nobody can be asked', () => {
  test('prints the card and what to type, and exits with 3', async () => {
    const ran = await run(['rollback', 'go'], { answer: process });
    expect([ran.exit, ran.asked]).toEqual([3, []]);
    expect(ran.out).toBe(
      'Roll back to release 1?\nNothing moved yet. To confirm: npx sternway rollback go RB-17 --card c1 --incident INC-1\n',
    );
  });

  test('prints a line that says again as whom and where, and no token', async () => {
    const more = ['--as', 'ana', '--url', 'http://127.0.0.1:3401', '--token', 'hidden'];
    const ran = await run(['rollback', 'go', ...more], { answer: process });
    expect(ran.out).toContain(
      'To confirm: npx sternway rollback go RB-17 --card c1 --incident INC-1 --as ana --url http://127.0.0.1:3401 (and --token as before)\n',
    );
    expect(ran.out).not.toContain('hidden');
  });

  test('prints a switch so that the shell reads nothing into its reason', async () => {
    const words = ['switch', 'wait', "it's `late`, $USER", '--card', 'c0'];
    const ran = await run(words, {
      answer: ({ method }) =>
        method === 'GET' ? Response.json(details) : accepted(card.say, card),
    });
    expect(ran.out).toContain(
      String.raw`npx sternway switch wait 'it'\''s ${'`late`'}, $USER' --card c1 --incident INC-1`,
    );
  });

  test('confirms when it was told to', async () => {
    const ran = await run(['go', '--yes'], { answer: process });
    expect([ran.exit, ran.asked, bodies(ran.sent).length]).toEqual([0, [], 2]);
  });

  test('takes the digest of a card that was shown before', async () => {
    const ran = await run(['go', 'RB-17', '--card', 'c1'], { answer: process });
    expect(bodies(ran.sent)).toEqual([{ text: '/rollback go RB-17 --card c1' }]);
    expect(ran.exit).toBe(0);
  });

  test('refuses an old digest, and shows the fresh card', async () => {
    const stale = refused('CardStale', { incident: 'INC-1', say: 'fresh', card: 'c2' });
    const ran = await run(['go', '--card', 'c0'], {
      answer: ({ method }) => (method === 'GET' ? Response.json(details) : stale),
    });
    expect([ran.exit, ran.out]).toEqual([1, 'fresh\n']);
  });

  test('gives programs the digest, and asks nothing', async () => {
    const ran = await run(['go', '--json'], { answer: process, screen, replies: ['yes'] });
    expect([ran.exit, JSON.parse(ran.out)]).toMatchObject([3, { card: 'c1' }]);
  });
});

describe('a switch', () => {
  test('is confirmed with the words that ordered it', async () => {
    const ran = await run(['switch', 'wait', 'the queue drains'], {
      answer: process,
      screen,
      replies: ['YES'],
    });
    expect(bodies(ran.sent)).toEqual([
      { text: '/rollback switch wait "the queue drains"' },
      { incident: 'INC-1', text: '/rollback switch wait "the queue drains" --card c1' },
    ]);
  });
});
