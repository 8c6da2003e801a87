import { describe, expect, test } from 'vitest';
import { accepted, decidedOn, recorded } from '../app/story.ts';
import { checkout, manual, planOf, rb } from '../core/sample.ts';
import { inSlack, type Slack, sent, there } from './in-rig.ts';

let menus = 0;
/** "Evidence for a step" in the menu of a message in the incident's channel. */
const evidenceFor = (text: string) => {
  menus += 1;
  return {
    type: 'message_action',
    user: { id: 'U0FIRST', team_id: 'T0SHOP' },
    team: { id: 'T0SHOP' },
    callback_id: 'evidence-for-step',
    trigger_id: `menu-${menus}`,
    channel: { id: there },
    message: { ts: '1772355600.000100', text },
  };
};

const answers = (text: string) => ({
  'ask:step': { 'answer:step': { selected_option: { value: 'INC-1 look' } } },
  'ask:state': { 'answer:state': { selected_option: { value: 'done' } } },
  'ask:evidence': { 'answer:evidence': { value: text } },
});

/** A strategy runs whose step waits for somebody to look at the orders. */
async function waiting(slack: Slack): Promise<void> {
  slack.harbor.playbooks.plan = { steps: [manual('look', 'text')] };
  await slack.boat.sail();
  await decidedOn(slack.boat);
  await accepted(slack.boat.say({ kind: 'assign', role: 'dba', who: 'ada' }));
  await slack.boat.until('a step waits', recorded(slack.boat, 'StepAwaitsAck'));
}

/** The course changes to another plan, which has a step of the same name. */
async function changeCourse({ boat, harbor }: Slack): Promise<void> {
  harbor.playbooks.plan = planOf({ steps: [manual('look', 'text')], estimateMs: 1 });
  await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
  const change = { kind: 'switch', to: rb(2), targets: [], reason: 'no help' } as const;
  const order = { ...change, targets: [], override: false };
  const shown = await accepted(boat.say(order));
  await accepted(boat.say({ ...order, card: shown.card ?? '' }));
  const isWaiting = async () => (await boat.events('StepAwaitsAck')).length > 1;
  await boat.until('the step of the next one waits', isWaiting);
}

const formNow = ({ seen }: Slack) => {
  const view = seen.filled.at(-1)?.view;
  if (view === undefined) throw new Error('No form stands there');
  return view;
};

describe('a message as evidence', () => {
  test('acknowledges the step that waits', async () => {
    await using slack = await inSlack();
    await waiting(slack);
    await slack.bring(evidenceFor('case 4711'));
    await slack.bring(sent(formNow(slack), answers('case 4711')));
    expect(await slack.boat.events('StepAcknowledged')).toMatchObject([{ plan: 'RB-1' }]);
  });

  test('for a strategy that is over is refused, though the next has a step of that name', async () => {
    await using slack = await inSlack();
    await waiting(slack);
    await slack.bring(evidenceFor('case 4711'));
    const form = formNow(slack);
    await changeCourse(slack);
    await slack.bring(sent(form, answers('case 4711')));
    expect(await slack.boat.events('StepAcknowledged')).toEqual([]);
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('ScreenStale');
  });
});
