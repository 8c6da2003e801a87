import { describe, expect, test } from 'vitest';
import { IncidentId } from '../../src/core/ids.ts';
import { channelName, channelTopic, nthName } from '../../src/slack/out/channel/name.ts';
import { failed } from '../app/sim-world.ts';
import { accepted, decidedOn, inTime, showCard } from '../app/story.ts';
import { checkout, manual, planOf, rb, step } from '../core/sample.ts';
import { declare, quay } from './out-rig.ts';
import { calm, channel, ids, isSetUp, own, saying, thread, top } from './out-seen.ts';

describe('an incident that was declared', () => {
  test('gets its channel, named by day, service and title, with topic, people, pinned status and announcement', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    expect(channel(scene)).toMatchObject({
      name: 'inc-20260301-checkout-5xx-at-checkout',
      topic: 'INC-1 · checkout@prod · 5xx at checkout',
      members: ['U0BOT', 'U0BOT', 'U0ADA', 'U0BO', 'U0DEV', 'U0DANA'],
    });
    const [status] = top(scene);
    expect(status?.text).toContain('INC-1: 5xx at checkout');
    expect(channel(scene)?.pins).toEqual([status?.ts]);
    expect(scene.slack.inChannel('C0INCIDENTS')[0]?.text).toContain('INC-1: 5xx at checkout');
  });

  test('is found by its channel, and its channel by it, after a restart too', async () => {
    await using scene = await quay();
    const first = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const id = channel(scene)?.id ?? '';
    expect([first.incidentIn(id), first.channelOf('INC-1')]).toEqual(['INC-1', id]);
    await first[Symbol.asyncDispose]();
    await using second = await scene.post();
    expect([second.incidentIn(id), second.channelOf('INC-1')]).toEqual(['INC-1', id]);
  });

  test('is posted once by two runs of the reconciler', async () => {
    await using scene = await quay();
    const first = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await first[Symbol.asyncDispose]();
    const before = [ids(scene), scene.slack.channels.length];
    await using _ = await scene.post();
    await calm(scene);
    expect([ids(scene), scene.slack.channels.length]).toEqual(before);
  });

  test('takes the next free name when its own is taken', async () => {
    await using scene = await quay();
    await scene.slack.apiCall('conversations.create', {
      name: 'inc-20260301-checkout-5xx-at-checkout',
    });
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it has one', () => scene.slack.channels.length === 4);
    expect(scene.slack.channels.at(-1)?.name).toBe('inc-20260301-checkout-5xx-at-checkout-2');
  });

  test('has one channel when the answer to making it was lost', async () => {
    await using scene = await quay();
    scene.slack.next('conversations.create', 'lost');
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    expect(scene.slack.channels.filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
  });

  test('shows the part of the set-up that failed with Retry, and the other parts stand', async () => {
    await using scene = await quay();
    scene.slack.always('pins.add', { code: 'missing_scope' });
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it says so', () => saying(scene, 'missing_scope').length === 1);
    await calm(scene);
    expect(JSON.stringify(top(scene)[0]?.blocks)).toContain('Retry pin');
    expect(channel(scene)?.topic).not.toBe('');
    expect(scene.slack.calls.filter(({ method }) => method === 'pins.add')).toHaveLength(1);
    scene.slack.always('pins.add', undefined);
    poster.retrySetup('INC-1', 'pin');
    await scene.boat.until('it is pinned', () => channel(scene)?.pins.length === 1);
    await scene.boat.until('it says so no more', () => saying(scene, 'missing_scope').length === 0);
  });

  test('has the others invited when one of them is unknown to Slack', async () => {
    await using scene = await quay((harbor) => {
      const { people } = harbor.rules;
      harbor.rules = {
        ...harbor.rules,
        people: { ...people, dev: { slack: ['UBAD'], tokens: [] } },
      };
    });
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it says so', () => saying(scene, 'user_not_found').length === 1);
    expect(channel(scene)?.members).toEqual(['U0BOT', 'U0BOT', 'U0ADA', 'U0BO', 'U0DANA']);
  });

  test('is told in the announcement channel, thread and all, where no channel may be made', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.create', { code: 'restricted_action' });
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    const there = () => scene.slack.inChannel('C0INCIDENTS');
    await scene.boat.until('it stands there', () =>
      there().some((one) => one.thread !== undefined),
    );
    expect(
      there()
        .map(({ text }) => text)
        .join(),
    ).toContain('no channel could be made');
    expect(poster.channelOf('INC-1')).toBeUndefined();
    scene.slack.always('conversations.create', undefined);
    poster.retrySetup('INC-1', 'channel');
    await scene.boat.until('it has one', () => top(scene).length > 0);
  });

  test('goes to the channel where it was asked for, where no channel may be made', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.create', { code: 'restricted_action' });
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    poster.openChannel('INC-1', 'C0GENERAL');
    const there = () => scene.slack.inChannel('C0GENERAL');
    await scene.boat.until('it stands there', () =>
      there().some((one) => one.thread !== undefined),
    );
    expect(scene.slack.inChannel('C0INCIDENTS')).toHaveLength(1);
  });

  test('has its steps as lines where the workspace takes no plan blocks', async () => {
    await using scene = await quay();
    scene.slack.refusedBlocks.push('plan');
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    const steps = () => JSON.stringify(top(scene)[0]?.blocks ?? []);
    await scene.boat.until('they are there', () => steps().includes('Do back'));
    expect(steps()).not.toContain('"type":"plan"');
  });
});

describe('an incident that a card opened', () => {
  test('has no channel until the first tap', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    await calm(scene);
    expect(scene.slack.channels).toHaveLength(2);
    poster.openChannel('INC-1');
    await scene.boat.until('it has one', () => top(scene).length > 1);
    const card = saying(scene, 'Roll back to release 1?')[0];
    expect(card?.text).toContain('<@U0ADA>');
  });

  test('has its card where it was asked for, and there it is said what became of it', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    const asked = { incident: 'INC-1', plan: 'RB-1', channel: 'C0GENERAL' };
    const answer = poster.showCard(asked);
    await scene.boat.until('it stands', () => scene.slack.inChannel('C0GENERAL').length === 1);
    expect(await answer).toBe('posted');
    expect(await poster.showCard(asked)).toBe('posted');
    expect(scene.slack.inChannel('C0GENERAL')).toHaveLength(1);
    await accepted(scene.boat.say({ kind: 'decline', plan: rb(1) }));
    await scene.boat.until('it is over', () => saying(scene, 'Not now, by ada').length > 0);
    expect(JSON.stringify(scene.slack.inChannel('C0GENERAL')[0]?.blocks)).not.toContain('button');
  });

  test('has its card once in its own channel, also for whoever asks there', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    poster.openChannel('INC-1');
    await scene.boat.until('it has one', () => top(scene).length > 1);
    const asked = { incident: 'INC-1', plan: 'RB-1', channel: poster.channelOf('INC-1') ?? '' };
    expect(await poster.showCard(asked)).toBe('posted');
    await calm(scene);
    expect(top(scene).filter(({ text }) => text.includes('Roll back to release 1?'))).toHaveLength(
      1,
    );
  });

  test('says that its card cannot be shown where the bot may not post', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    const answer = poster.showCard({ incident: 'INC-1', plan: 'RB-1', channel: 'D0SECRET' });
    let said = '';
    void answer.then((one) => (said = one));
    await scene.boat.until('it says so', () => said !== '');
    expect(said).toBe('impossible');
  });
});

describe('a card that was asked for while Slack is slow', () => {
  test('is refused later, and whoever asked hears of it once', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    scene.slack.next('chat.postMessage', 20);
    let refusals = 0;
    const asked = {
      incident: 'INC-1',
      plan: 'RB-1',
      channel: 'D0SECRET',
      refusedLater: async () => void (refusals += 1),
    };
    expect(await inTime(scene.boat, poster.showCard(asked))).toBe('waiting');
    expect(refusals).toBe(0);
    await scene.boat.until('it is refused', () => refusals > 0);
    await calm(scene);
    expect(refusals).toBe(1);
  });

  test('is posted later, and nobody is told that it was refused', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    scene.slack.next('chat.postMessage', 20);
    let refusals = 0;
    const refusedLater = async () => void (refusals += 1);
    const asked = { incident: 'INC-1', plan: 'RB-1', channel: 'C0GENERAL', refusedLater };
    expect(await inTime(scene.boat, poster.showCard(asked))).toBe('waiting');
    await scene.boat.until('it stands', () => scene.slack.inChannel('C0GENERAL').length === 1);
    expect(refusals).toBe(0);
  });
});

describe('a lost answer', () => {
  test('leaves one message, not two', async () => {
    await using scene = await quay();
    scene.slack.next('chat.postMessage', 'lost', 'lost', 'lost');
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    expect(new Set(ids(scene)).size).toBe(ids(scene).length);
  });

  test('leaves one message also when the process ended before it heard', async () => {
    await using scene = await quay();
    const first = await scene.post();
    scene.slack.always('conversations.history', 'down');
    scene.slack.next('chat.postMessage', 'lost');
    await accepted(declare(scene.boat));
    await scene.boat.until('it is sent', () => scene.slack.messages().length > 0);
    await first[Symbol.asyncDispose]();
    scene.slack.always('conversations.history', undefined);
    await using _ = await scene.post();
    await scene.boat.until('it is set up', isSetUp(scene));
    expect(new Set(ids(scene)).size).toBe(ids(scene).length);
  });
});

describe('Slack that is slow or away', () => {
  test('does not hold up another method with its 429', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    scene.slack.next('chat.update', 30);
    await accepted(scene.boat.say({ kind: 'note', text: 'one' }));
    await scene.boat.until('it is told', () => saying(scene, 'one').length > 0);
    const since = scene.slack.calls.findLast(({ method }) => method === 'chat.update')?.at ?? 0;
    expect(scene.harbor.clock.monotonic() - since).toBeLessThan(5_000);
  });

  test('waits as long as it says', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    scene.slack.next('chat.postMessage', 20);
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const [first, ...others] = scene.slack.calls.filter(
      ({ method }) => method === 'chat.postMessage',
    );
    const next = others.find(({ given }) => given.channel === first?.given.channel);
    expect((next?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20_000);
  });

  test('gets only the latest state, however many there were', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    const edits = top(scene)[0]?.edits ?? 0;
    scene.slack.always('*', 'down');
    for (const role of ['ops', 'comms', 'support', 'scribe'] as const) {
      await accepted(scene.boat.say({ kind: 'assign', role, who: 'bo' }));
      await scene.boat.pass(4_000);
    }
    scene.slack.always('*', undefined);
    await scene.boat.pass(60_000);
    expect((top(scene)[0]?.edits ?? 0) - edits).toBeLessThanOrEqual(2);
  });

  test('gets one summary of what happened meanwhile', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    const before = thread(scene).length;
    scene.slack.always('*', 'down');
    for (let count = 0; count < 37; count += 1) {
      await accepted(scene.boat.say({ kind: 'note', text: `note ${count}` }));
    }
    await scene.boat.pass(120_000);
    expect(poster.reasons().join(' ')).toContain('Slack has not answered since');
    scene.slack.always('*', undefined);
    await scene.boat.pass(60_000);
    expect(thread(scene)).toHaveLength(before + 1);
    expect(thread(scene).at(-1)?.text).toContain('37 entries');
    expect(thread(scene).at(-1)?.text).toContain('note 36');
    expect(poster.reasons()).toEqual([]);
  });

  test('that refuses the token is told of, and asked seldom', async () => {
    await using scene = await quay();
    scene.slack.always('*', { code: 'token_revoked' });
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.pass(300_000);
    expect(poster.reasons()[0]).toContain("Slack refuses the bot's token");
    expect(scene.slack.calls.length).toBeLessThan(8);
  });
});

describe('what people do to the messages', () => {
  test('a deleted status message is posted anew and pinned, and the thread goes on there', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const first = top(scene)[0]?.ts ?? '';
    scene.slack.erase(first);
    await accepted(scene.boat.say({ kind: 'note', text: 'still here' }));
    await scene.boat.until('it is back', () => channel(scene)?.pins.length === 2);
    await scene.boat.until('it is told', () => saying(scene, 'still here').length > 0);
    expect(saying(scene, 'still here')[0]?.thread).toBe(channel(scene)?.pins[1]);
  });

  test('an archived channel leaves the incident to the announcement channel', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const there = channel(scene);
    if (there) there.isArchived = true;
    poster.channelChanged(there?.id ?? '', 'archived');
    await accepted(scene.boat.say({ kind: 'note', text: 'still here' }));
    await scene.boat.until('it is told', () => saying(scene, 'still here').length > 0);
    expect(saying(scene, 'still here')[0]?.channel).toBe('C0INCIDENTS');
    expect(saying(scene, 'is_archived')[0]?.channel).toBe('C0INCIDENTS');
    expect(poster.channelOf('INC-1')).toBeUndefined();
  });

  test('a closed incident stays as it was told when its channel is archived', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await accepted(scene.boat.say({ kind: 'close', reportOwner: 'bo' }));
    await scene.boat.until('it is told', () => top(scene)[0]?.text.includes('closed') === true);
    await calm(scene);
    const before = scene.slack.messages();
    const there = channel(scene);
    if (there) there.isArchived = true;
    poster.channelChanged(there?.id ?? '', 'archived');
    await scene.boat.pass(120_000);
    expect(scene.slack.messages()).toEqual(before);
  });

  test('an incident that is closed in an archived channel is told where it was announced', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    const there = channel(scene);
    if (there) there.isArchived = true;
    await accepted(scene.boat.say({ kind: 'close', reportOwner: 'bo' }));
    const announced = () => scene.slack.inChannel('C0INCIDENTS');
    await scene.boat.until('it is told', () => announced()[0]?.text.includes('closed') === true);
    await scene.boat.pass(120_000);
    expect(announced()).toHaveLength(1);
  });

  test('a bot that was removed comes back, whether Slack tells it or not', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const there = channel(scene);
    if (there) there.members = [];
    await accepted(scene.boat.say({ kind: 'note', text: 'still here' }));
    await scene.boat.until('it is told', () => saying(scene, 'still here').length > 0);
    expect(saying(scene, 'still here')[0]?.channel).toBe(there?.id);
  });
});

describe('a running strategy', () => {
  test('tells its steps in the thread, and each rung at the top', async () => {
    await using scene = await quay(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('back')] });
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    await scene.boat.until(
      'it is recovered',
      async () => (await scene.boat.state()).rung === 'recovered',
    );
    await scene.boat.pass(30_000);
    const tops = top(scene).map(({ outboxId }) => outboxId.split('/')[2]?.split('.')[0]);
    expect(tops[0]).toBe('status');
    expect(tops.filter((one) => one === 'rung').length).toBeGreaterThanOrEqual(3);
    expect(
      thread(scene)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('Do back');
    expect(
      top(scene)
        .slice(-2)
        .map(({ text }) => text)
        .join(),
    ).toContain('<@U0ADA>');
  });

  test('asks whoever holds the role for a manual step, in the channel, until it is done', async () => {
    await using scene = await quay(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [manual('look', 'text')] });
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    const asked = () => own(scene).find(({ outboxId }) => outboxId.includes('/ack.'));
    await scene.boat.until('it is asked', () => asked() !== undefined);
    expect(asked()?.broadcast).toBe(true);
    expect(asked()?.text).toContain('<@U0DANA>');
    await accepted(
      scene.boat.say(
        { kind: 'ack', step: 'look', state: 'done', evidence: 'fine' },
        { by: 'dana' },
      ),
    );
    await scene.boat.until('it is over', () => asked()?.text.includes('dana says done') === true);
    expect(JSON.stringify(asked()?.blocks)).not.toContain('button');
  });

  test('calls the authority when it pauses by itself, once', async () => {
    await using scene = await quay(({ playbooks, world }) => {
      playbooks.plan = planOf({ steps: [step('back')] });
      world.steps['back'] = () => failed('exit-1');
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    const paused = () => own(scene).filter(({ outboxId }) => outboxId.includes('/paused.'));
    await scene.boat.until('it is told', () => paused().length > 0);
    await calm(scene);
    expect(paused()).toHaveLength(1);
    expect(paused()[0]?.text).toContain('<@U0ADA>');
    expect(paused()[0]?.thread).toBeUndefined();
    await accepted(scene.boat.say({ kind: 'abort' }));
    await scene.boat.until('it is over', () => paused()[0]?.text.includes('That is over') === true);
  });

  test('shows what a step says while it runs, in one message, and how it ended', async () => {
    await using scene = await quay(({ world, clock }) => {
      world.steps['back'] = async () => {
        await clock.sleep(20_000);
        return { outcome: 'finished', evidence: { exit: 0 }, output: 'line one\nall done' };
      };
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    const tail = () => own(scene).filter(({ outboxId }) => outboxId.includes('/tail.'));
    scene.boat.ship.tails.add('RB-1/back', 'line one');
    await scene.boat.until('it is shown', () => tail()[0]?.text.includes('line one') === true);
    await scene.boat.until('it is over', () => tail()[0]?.text.includes('all done') === true);
    expect(tail()).toHaveLength(1);
  });
});

describe('an edit', () => {
  test('of one message follows another no sooner than two and a half seconds later', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    for (let count = 0; count < 20; count += 1) {
      await accepted(
        scene.boat.say({ kind: 'assign', role: 'ops', who: count % 2 ? 'bo' : 'dev' }),
      );
      await scene.boat.pass(500);
    }
    const [status] = top(scene);
    const edits = scene.slack.calls.filter(
      ({ method, given }) => method === 'chat.update' && given.ts === status?.ts,
    );
    const gaps = edits.slice(1).map(({ at }, index) => at - (edits[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_500);
  });
});

describe('an incident with nowhere to go', () => {
  test('is a reason why people do not hear of it', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.create', { code: 'restricted_action' });
    await using poster = await scene.post('no-such-channel');
    await accepted(declare(scene.boat));
    await scene.boat.until('it is told', () => poster.reasons().length === 2);
    expect(poster.reasons().join(' ')).toContain('INC-1 is told nowhere in Slack');
    expect(poster.reasons().join(' ')).toContain('channel_not_found');
  });
});

describe('a file', () => {
  test('is sent once, and whoever sent it hears whether Slack took it', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    const file = { channel: 'C0GENERAL', filename: 'inc-1.md', title: 'INC-1', content: '# INC-1' };
    expect(await poster.upload(file)).toBe(true);
    scene.slack.filesUploadV2 = () => Promise.reject(new Error('socket hang up'));
    expect(await poster.upload(file)).toBe(false);
    expect(scene.slack.uploads).toHaveLength(1);
  });
});

describe('the name of a channel', () => {
  const about = {
    id: IncidentId.parse('INC-1'),
    mode: 'live',
    targets: [checkout],
    declaredAt: '2026-11-21T03:01:00.000Z',
  } as const;

  test.each([
    ['5xx', 'inc-20261121-checkout-5xx'],
    ['Checkout 5xx!', 'inc-20261121-checkout-5xx'],
    ['checkout@prod: rollback considered', 'inc-20261121-checkout-rollback-considered'],
    ['Été à la caisse', 'inc-20261121-checkout-ete-a-la-caisse'],
    ['支払いが失敗', 'inc-20261121-checkout-inc-1'],
    [null, 'inc-20261121-checkout-inc-1'],
  ])('for the title %j is %s', (title, name) => {
    expect(channelName(about, title)).toBe(name);
  });

  test('has room for a suffix and is never too long', () => {
    const name = nthName(channelName(about, 'very '.repeat(40)), 19);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(/^[a-z0-9-]+-19$/u);
  });

  test('says of a drill that it is one', () => {
    expect(channelName({ ...about, mode: 'drill' }, '5xx')).toBe('drill-20261121-checkout');
  });

  test('without a target is made of its title', () => {
    const tabletop = { ...about, mode: 'tabletop', targets: [] } as const;
    expect(channelName(tabletop, 'Nobody can pay')).toBe('drill-20261121-nobody-can-pay');
    expect(channelName(tabletop, null)).toBe('drill-20261121-inc-1');
  });
});

describe('the topic of a channel', () => {
  const about = {
    id: IncidentId.parse('INC-1'),
    mode: 'live',
    targets: [checkout],
    declaredAt: '2026-11-21T03:01:00.000Z',
  } as const;

  test('calls nobody and links nowhere, whatever somebody typed into the title', () => {
    const topic = channelTopic(about, '<!channel> see <https://x.example|here> & now');
    expect(topic).toContain('&lt;!channel&gt; see &lt;https://x.example|here&gt; &amp; now');
  });

  test('names a target once, though the title begins with it', () => {
    const [target] = about.targets;
    expect(channelTopic(about, `${target}: rollback considered`)).toMatch(
      /@\w+ · rollback considered$/u,
    );
  });

  test('is never too long for Slack', () => {
    expect(channelTopic(about, '<>&'.repeat(200)).length).toBeLessThanOrEqual(250);
  });
});

describe('what is noted of it', () => {
  test('holds nothing that people wrote', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    poster.homeOpened('U0ADA', 'T0SHOP');
    await accepted(declare(scene.boat, 'Zanzibar is down'));
    await accepted(scene.boat.say({ kind: 'note', text: 'Xylophone' }));
    await scene.boat.until('it is told', () => saying(scene, 'Xylophone').length > 0);
    const home = () => JSON.stringify(scene.slack.homes.get('U0ADA'));
    await scene.boat.until('it stands at Home', () => home().includes('Zanzibar'));
    await calm(scene);
    const posts = ['INC-1', 'channels', 'homes'].map((of) => scene.boat.ship.registry.posts(of));
    const noted = JSON.stringify(await Promise.all(posts));
    expect(noted).toContain('C0NEW');
    expect(noted).toContain('U0ADA');
    expect(noted.toLowerCase()).not.toMatch(/zanzibar|xylophone/u);
  });
});
