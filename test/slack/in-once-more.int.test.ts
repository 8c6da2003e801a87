import { describe, expect, test } from 'vitest';
import { accepted, decidedOn, recorded } from '../app/story.ts';
import { checkout, manual, planOf } from '../core/sample.ts';
import { command, inSlack, type Slack, sent, tap, there } from './in-rig.ts';

const at = { v: 1, incident: 'INC-1', epoch: 1 } as const;
const opened = ({ seen }: Slack) => seen.calls.filter((call) => call === 'views.open');
const shown = ({ seen }: Slack) => JSON.stringify(seen.filled.at(-1)?.view ?? 'no form');
const formOf = ({ seen }: Slack) => seen.filled.at(-1)?.view ?? { private_metadata: '' };

/** A rollback whose step waits for the data owner, who is ada here. */
async function waitingStep(): Promise<Slack> {
  await using stack = new AsyncDisposableStack();
  const slack = stack.use(await inSlack());
  slack.harbor.playbooks.plan = planOf({ steps: [manual('look', 'text')] });
  stack.use(await slack.boat.sail());
  await decidedOn(slack.boat);
  await slack.boat.until('it waits', recorded(slack.boat, 'StepAwaitsAck'));
  await accepted(slack.boat.say({ kind: 'assign', role: 'dba', who: '@ada' }));
  const all = stack.move();
  return { ...slack, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
const done = { ...at, line: '/rollback ack look done <evidence>' };

describe('a button that asks for words', () => {
  test('opens no form for somebody who may not order it, and says why in private', async () => {
    await using slack = await waitingStep();
    await slack.bring(tap(done, { by: 'U0SECOND' }));
    expect(opened(slack)).toEqual([]);
    expect(slack.lastTold()).toContain('NotTheRole');
    expect(slack.seen.told.at(-1)?.reach).toMatchObject({ channel: there, user: 'U0SECOND' });
    expect(await slack.boat.events('OrderRefused')).toEqual([]);
  });

  test('opens its form for whoever may', async () => {
    await using slack = await waitingStep();
    await slack.bring(tap(done));
    expect(opened(slack)).toHaveLength(1);
    expect(shown(slack)).toContain('ask:evidence');
  });

  test('opens none where the incident stands otherwise by now', async () => {
    await using slack = await waitingStep();
    await accepted(slack.boat.say({ kind: 'abort' }));
    await slack.bring(tap(done));
    expect(opened(slack)).toEqual([]);
    expect(slack.lastTold()).toMatch(/NothingRuns|StepNotThere/u);
  });

  test('says the refusal in the form where it takes too long to know', async () => {
    await using slack = await waitingStep();
    let answer = (): void => undefined;
    slack.seen.asking = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const bringing = slack.bring(tap(done, { by: 'U0SECOND' }));
    await slack.boat.until('it is opened', () => opened(slack).length === 1);
    answer();
    await bringing;
    expect(shown(slack)).toContain('NotTheRole');
    expect(slack.seen.told).toEqual([]);
  });

  test('is answered in the channel where its message is shown there too', async () => {
    await using slack = await waitingStep();
    const pressed = tap(done, { by: 'U0SECOND' });
    const message = { ts: '2.000001', thread_ts: '1.000001' };
    await slack.bring({ ...pressed, message, container: { ...message, message_ts: message.ts } });
    expect(slack.seen.told.at(-1)?.reach.thread).toBe('1.000001');
    const seen = { ...message, ts: '2.000002', subtype: 'thread_broadcast' };
    await slack.bring({
      ...tap(done, { by: 'U0SECOND' }),
      message: seen,
      container: { ...message, message_ts: seen.ts },
    });
    expect(slack.seen.told.at(-1)?.reach).toMatchObject({ channel: there, thread: undefined });
  });
});

describe('Abort', () => {
  const abort = { ...at, line: '/rollback abort' };

  test('as a button asks once more, with what has changed so far', async () => {
    await using slack = await waitingStep();
    await slack.bring(tap(abort));
    expect(shown(slack)).toContain('Nothing has been changed so far.');
    expect(shown(slack)).toContain('Half done: Do look');
    expect(await slack.boat.events('RunEnded')).toEqual([]);
    await slack.bring(sent(formOf(slack)));
    expect(await slack.boat.events('RunEnded')).toHaveLength(1);
  });

  test('as a button of an earlier strategy asks nothing and ends nothing', async () => {
    await using slack = await waitingStep();
    await slack.bring(tap({ ...abort, epoch: 7 }));
    expect(opened(slack)).toEqual([]);
    expect(slack.lastTold()).toContain('ScreenStale');
  });

  test('typed ends the run at once', async () => {
    await using slack = await waitingStep();
    await slack.bring(command('/rollback abort'));
    expect(opened(slack)).toEqual([]);
    expect(await slack.boat.events('RunEnded')).toHaveLength(1);
  });

  test('of somebody who may not is advice, not a form', async () => {
    await using slack = await waitingStep();
    await slack.bring(tap(abort, { by: 'U0SECOND' }));
    expect(opened(slack)).toEqual([]);
    expect(slack.lastTold()).toContain('NotTheAuthority');
    expect(await slack.boat.events('OrderAdvised')).toHaveLength(1);
  });
});

test('Stop never asks', async () => {
  await using slack = await waitingStep();
  await slack.bring(tap({ ...at, line: '/rollback stop' }));
  expect(opened(slack)).toEqual([]);
  expect(await slack.boat.events('RunPaused')).toHaveLength(1);
});

describe('closing an incident', () => {
  const aborted = async (): Promise<Slack> => {
    const slack = await waitingStep();
    await accepted(slack.boat.say({ kind: 'abort' }));
    return slack;
  };

  test('that has not recovered asks once more, and says how it ends on record', async () => {
    await using slack = await aborted();
    await slack.bring(command('/incident close @bo'));
    expect(shown(slack)).toContain('it ends on record as not recovered');
    expect(await slack.boat.events('IncidentClosed')).toEqual([]);
    await slack.bring(sent(formOf(slack)));
    expect(await slack.boat.events('IncidentClosed')).toMatchObject([{ outcome: 'not-recovered' }]);
  });

  test('says so in the form that asks for the owner of the report, too', async () => {
    await using slack = await aborted();
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident close <@person>' }));
    expect(shown(slack)).toContain('it ends on record as not recovered');
    expect(shown(slack)).toContain('users_select');
  });

  test('in which nothing was done is closed at once', async () => {
    await using slack = await inSlack();
    await accepted(slack.boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
    await slack.bring(command('/incident close'));
    expect(await slack.boat.events('IncidentClosed')).toHaveLength(1);
  });
});
