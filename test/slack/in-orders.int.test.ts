import { describe, expect, test } from 'vitest';
import { accepted, decidedOn, recorded, showCard } from '../app/story.ts';
import { command, elsewhere, happened, inSlack, sent, tap, there, until } from './in-rig.ts';

const notes = async (slack: Awaited<ReturnType<typeof inSlack>>) =>
  (await slack.boat.events('NoteAdded')).length;

/** What the button with this label carries, in the last thing that was told. */
function valueUnder(label: string, { seen }: Awaited<ReturnType<typeof inSlack>>): string {
  const buttons = seen.told
    .flatMap(({ message }) => message.blocks)
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
  return buttons.findLast(({ text }) => text.text === label)?.value ?? 'no such button';
}

describe('a command in the channel of an incident', () => {
  test('is about that incident, and its person alone is told', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident note &lt;5xx&gt; since <https://x.test/a|x.test>'));
    const [note] = await slack.boat.events('NoteAdded');
    expect(note).toBeDefined();
    expect(slack.seen.told).toHaveLength(1);
    expect(slack.seen.told[0]?.reach).toMatchObject({ user: 'U0FIRST', channel: there });
  });

  test('is kept before it is acknowledged, and acknowledged before it is acted on', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const steps: string[] = [];
    await slack.bring(command('/incident note first'), async () => {
      steps.push(`kept ${(await slack.boat.ship.registry.unfinished()).length}`);
      steps.push(`noted ${await notes(slack)}`);
    });
    expect(steps).toEqual(['kept 1', 'noted 0']);
    expect(await notes(slack)).toBe(1);
    expect(await slack.boat.ship.registry.unfinished()).toEqual([]);
  });

  test('never keeps the token that it came with', async () => {
    await using slack = await inSlack();
    let kept = '';
    await slack.bring(command('/incident status'), async () => {
      kept = JSON.stringify(await slack.boat.ship.registry.unfinished());
    });
    expect(kept).toContain('/incident');
    expect(kept).not.toContain('verification-token');
  });

  test('under a name that nobody gave is answered, not met with silence', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/page everybody'));
    expect(slack.lastTold()).toContain('UnknownCommand');
  });

  test('with a misspelled dangerous word moves nothing and offers what was meant', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback declin'));
    expect(slack.lastTold()).toContain('/rollback decline');
    expect(slack.lastTold()).toContain('press:nearest');
    expect(await slack.boat.events('ProposalDeclined')).toEqual([]);
  });
});

describe('a command outside any incident channel', () => {
  test('is refused with the open incidents to choose from where there are several', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(
      command('/incident declare pricing "prices are wrong"', { channel: elsewhere }),
    );
    await slack.bring(command('/rollback decline', { channel: elsewhere }));
    const told = slack.lastTold();
    expect(told).toContain('WhichIncident');
    expect(told).toContain('In INC-1');
    expect(told).toContain('In INC-2');
  });

  test('is given as it was typed in the incident that is chosen, whatever is in it', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(
      command('/incident declare pricing "prices are wrong"', { channel: elsewhere }),
    );
    const line = '/incident note restart &lt;service&gt; for &lt;reason&gt;';
    await slack.bring(command(line, { channel: elsewhere }));
    await slack.bring(tap(valueUnder('In INC-1', slack), { channel: elsewhere }));
    expect(slack.seen.opened).toEqual([]);
    const { say } = await accepted(
      slack.boat.say({ kind: 'timeline', format: 'md' }, { incident: 'INC-1' }),
    );
    expect(say).toContain('restart &lt;service&gt; for &lt;reason&gt;');
  });

  test('says that none is open where none is', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/rollback stop', { channel: elsewhere }));
    expect(slack.lastTold()).toContain('NoIncident');
  });

  test('that names a service brings its card there, and needs no incident', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/rollback checkout', { channel: elsewhere }));
    expect(slack.seen.cards).toMatchObject([
      { incident: 'INC-1', plan: 'RB-1', channel: elsewhere },
    ]);
    expect(slack.seen.told).toEqual([]);
  });

  test('that names a service is answered for all where the bot may not post', async () => {
    await using slack = await inSlack();
    slack.seen.showing = 'impossible';
    await slack.bring(command('/rollback checkout', { channel: elsewhere }));
    expect(JSON.stringify(slack.seen.announced)).toContain('Roll back to release 1?');
  });

  test('that names a service is answered for all also when Slack refuses its card late', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/rollback checkout', { channel: elsewhere }));
    expect(slack.seen.announced).toEqual([]);
    await slack.seen.cards[0]?.refusedLater?.();
    expect(JSON.stringify(slack.seen.announced)).toContain('Roll back to release 1?');
  });
});

describe('whoever may not be heard', () => {
  test.each([
    ['a guest', { by: 'U0GUEST' }, 'GuestMayNot'],
    ['a guest of one channel', { by: 'U0SINGLE' }, 'GuestMayNot'],
    ['somebody of another workspace', { by: 'U0STRANGER', team: 'T0OTHER' }, 'OtherWorkspace'],
    ['a stranger in a shared channel', { by: 'U0STRANGER' }, 'OtherWorkspace'],
    ['somebody who has left', { by: 'U0LEFT' }, 'OtherWorkspace'],
  ])('%s orders nothing by any way, and is told why', async (_who, by, code) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident note x', by));
    await slack.bring(command('/rollback checkout', by));
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback decline RB-1' }, by));
    expect(slack.seen.told).toHaveLength(3);
    for (const { message } of slack.seen.told) expect(JSON.stringify(message)).toContain(code);
    expect(slack.seen.cards).toEqual([]);
    expect(await slack.boat.events('NoteAdded', 'ProposalDeclined')).toEqual([]);
  });

  test('a guest who sends a form reads the reason in it', async () => {
    await using slack = await inSlack();
    await slack.bring(tap({ v: 1, tool: 'declare' }));
    const [form] = slack.seen.opened;
    const values = {
      'ask:targets': { 'answer:targets': { selected_options: [{ value: 'checkout@prod' }] } },
      'ask:title': { 'answer:title': { value: '5xx' } },
    };
    await slack.bring(sent(form ?? neverOpened(), values, { by: 'U0GUEST' }));
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('GuestMayNot');
    expect(await slack.boat.events('IncidentDeclared')).toEqual([]);
  });

  test('a bot is not answered', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/incident status', { by: 'U0ROBOT' }));
    expect(slack.seen.told).toEqual([]);
  });

  test('a member whom the configuration does not name is taken in by the name that people see', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident note hello', { by: 'U0NEW' }));
    const { directory } = slack.boat.ship;
    const person = directory.with('slack:U0NEW');
    expect(person && directory.nameOf(person)).toBe('new-here');
    expect(await notes(slack)).toBe(1);
  });
});

const neverOpened = (): never => {
  throw new Error('No form was opened');
};

describe('what is said in a channel', () => {
  test.each([
    ['a message', { type: 'message', channel: there, user: 'U0FIRST', text: '/rollback stop' }],
    [
      'an edited message',
      {
        type: 'message',
        subtype: 'message_changed',
        channel: there,
        message: { user: 'U0FIRST', text: '/rollback stop' },
      },
    ],
  ])('%s orders nothing', async (_what, event) => {
    await using slack = await inSlack();
    await using _ = await slack.boat.sail();
    await decidedOn(slack.boat);
    await slack.bring(happened(event));
    expect(await slack.boat.events('RunPaused')).toEqual([]);
    expect(slack.seen.told).toEqual([]);
  });
});

describe('a button', () => {
  test('of an earlier strategy is answered as stale, and stopping is not', async () => {
    await using slack = await inSlack();
    await decidedOn(slack.boat);
    const old = { v: 1, incident: 'INC-1', epoch: 99 };
    await slack.bring(tap({ ...old, line: '/rollback abort' }));
    expect(slack.lastTold()).toContain('ScreenStale');
    await slack.bring(tap({ ...old, line: '/rollback stop' }));
    expect(await recorded(slack.boat, 'RunPaused')()).toBe(true);
    expect(slack.lastTold()).toContain('Go on');
  });

  test('pressed ten times in a second counts once', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const value = { v: 1, incident: 'INC-1', line: '/incident note tapped' };
    await Promise.all(Array.from({ length: 10 }, () => slack.bring(tap(value))));
    expect(await notes(slack)).toBe(1);
    expect(slack.seen.acks).toHaveLength(10);
    expect(slack.seen.told).toHaveLength(1);
  });

  test('pressed by two people, or again after a second, counts each time', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const value = { v: 1, incident: 'INC-1', line: '/incident note tapped' };
    await slack.bring(tap(value));
    await slack.bring(tap(value, { by: 'U0SECOND' }));
    await slack.boat.pass(1_000);
    await slack.bring(tap(value));
    expect(await notes(slack)).toBe(3);
  });

  test('that carries a confirmation confirms nothing: it opens the form', async () => {
    await using slack = await inSlack();
    const shown = await accepted(showCard(slack.boat));
    const line = `/rollback go RB-1 --card ${shown.card}`;
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    expect(slack.seen.opened).toHaveLength(1);
    expect(await slack.boat.events('StrategyDecided')).toEqual([]);
  });

  test.each(['not json', '{"v":7}', ''])(
    'of no program of ours (%j) is answered',
    async (value) => {
      await using slack = await inSlack();
      await slack.bring(tap(value));
      expect(slack.lastTold()).toContain('FormExpired');
    },
  );

  test('opens the channel of an incident that a card opened, and "Not now" does not', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback go RB-1' }));
    expect(slack.seen.channels).toEqual(['INC-1']);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback decline RB-1' }));
    expect(slack.seen.channels).toEqual(['INC-1']);
    expect(await recorded(slack.boat, 'ProposalDeclined')()).toBe(true);
  });

  test('for the details opens a form that only tells', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback dry-run RB-1' }));
    expect(slack.seen.calls.filter((call) => call.startsWith('views'))).toEqual([
      'views.open',
      'views.update',
    ]);
    expect(JSON.stringify(slack.seen.filled)).toContain('RB-1');
    expect(slack.seen.filled[0]?.view.submit).toBeUndefined();
  });
});

describe('an acknowledgment that does not get through', () => {
  test('does not keep the order from being decided', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident note socket gone'), () =>
      Promise.reject(new Error('SMSendWhileNotReadyError')),
    );
    expect(await notes(slack)).toBe(1);
    expect(slack.boat.log.map(({ event }) => event)).toContain('SlackNotAcknowledged');
  });
});

describe('a delivery that comes twice', () => {
  test('is acknowledged twice and acted on once', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const body = command('/incident note once');
    await Promise.all([slack.bring(body), slack.bring(body)]);
    await slack.bring(body);
    expect(slack.seen.acks).toHaveLength(3);
    expect(slack.seen.told).toHaveLength(1);
    expect(await notes(slack)).toBe(1);
  });
});

describe('while the process drains', () => {
  test('what is being acted on is waited for, and a new command is told to come again', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    let answer = (): void => undefined;
    slack.seen.asking = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    let isActed = false;
    const acting = slack.bring(command('/incident note under way')).then(() => {
      isActed = true;
      return undefined;
    });
    await until(() => slack.seen.acks.length === 1);
    let isDrained = false;
    const draining = slack.intake[Symbol.asyncDispose]().then(() => {
      isDrained = true;
      return undefined;
    });
    await slack.bring(command('/incident note too late'));
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('Type it again');
    expect([isActed, isDrained]).toEqual([false, false]);
    answer();
    await Promise.all([acting, draining]);
    expect(await notes(slack)).toBe(1);
  });
});

describe('a button in a thread', () => {
  const onMessage = (message: object) => ({
    ...tap({ v: 1, incident: 'INC-1', line: '/incident status' }),
    message,
  });

  test('is answered there', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(onMessage({ ts: '2.000001', thread_ts: '1.000001' }));
    expect(slack.seen.told[0]?.reach).toMatchObject({ channel: there, thread: '1.000001' });
  });

  test('is answered in the channel when it stands on the message that the thread hangs on', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(onMessage({ ts: '1.000001', thread_ts: '1.000001' }));
    expect(slack.seen.told[0]?.reach).toMatchObject({ channel: there, thread: undefined });
  });
});

describe('the page for executives', () => {
  test('stands in Slack without the signs of Markdown', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/registry stats --form summary'));
    expect(slack.lastTold()).toContain('Worth a look:');
    expect(slack.lastTold()).not.toContain('#');
  });
});

describe('the figures', () => {
  test('stand in Slack under headings in bold', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/registry stats'));
    expect(slack.lastTold()).toContain('*How long*');
  });
});
