import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import type { Report } from '../../src/core/reports.ts';
import { checkView } from '../../src/slack/limits/check.ts';
import { accepted, decidedOn, recorded, showCard } from '../app/story.ts';
import { planOf, rb, step } from '../core/sample.ts';
import { command, inSlack, type Slack, sent, tap } from './in-rig.ts';

/** The form that stands before the person now: what it was replaced with when it was sent, else what was filled in. */
function standing({ seen }: Slack): ModalView {
  const reply: unknown = seen.acks.at(-1);
  const view: ModalView = Object(reply).view ?? seen.filled.at(-1)?.view ?? seen.opened.at(-1);
  expect(checkView(view)).toEqual([]);
  return view;
}

const asks = (form: ModalView): readonly string[] =>
  form.blocks.flatMap((block) =>
    block.type === 'input' ? [block.block_id?.replace('ask:', '') ?? ''] : [],
  );

const elementOf = (form: ModalView, name: string): object =>
  form.blocks.flatMap((block) =>
    'element' in block && block.block_id === `ask:${name}` ? [block.element] : [],
  )[0] ?? {};

const said = (value: string) => ({ value });
const chosen = (value: string) => ({ selected_option: { value } });
const many = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });

let hashes = 0;
async function send(slack: Slack, answers: Readonly<Record<string, object>>): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      `ask:${name}`,
      { [`answer:${name}`]: answer },
    ]),
  );
  hashes += 1;
  await slack.bring(sent(standing(slack), values, { hash: `s${hashes}` }));
}

const button = (line: string) => tap({ v: 1, incident: 'INC-1', line });

describe('a change of course that lacks what it needs', () => {
  test.each([
    ['typed without a word', command('/rollback switch'), ['to', 'reason']],
    ['typed without a reason', command('/rollback switch wait'), ['to', 'reason']],
    ['typed under a synonym', command('/rollback change to wait'), ['to', 'reason']],
    [
      'typed where people carry it out',
      command('/rollback switch flag-off'),
      ['to', 'reason', 'steps'],
    ],
    [
      'typed as a fix forward',
      command('/rollback switch hotfix'),
      ['to', 'reason', 'steps', 'awaits'],
    ],
    ['on a button', button('/rollback switch <plan> <reason>'), ['to', 'reason']],
    [
      'on the button of a card',
      button('/rollback switch fix-forward "<reason>"'),
      ['to', 'reason', 'steps', 'awaits'],
    ],
  ])('%s opens the form with what applies', async (_how, body, fields) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(body);
    expect(slack.seen.calls.filter((call) => call === 'views.open')).toHaveLength(1);
    expect(standing(slack).callback_id).toBe('form:switch');
    expect(asks(standing(slack))).toEqual(fields);
    expect(await slack.boat.events('OrderRefused', 'OrderAdvised')).toEqual([]);
  });

  test('has chosen already what was named', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(
      command('/rollback switch hotfix --for release-3 --steps "Merge it; Watch it"'),
    );
    const form = standing(slack);
    expect(elementOf(form, 'to')).toMatchObject({ initial_option: { value: 'fix-forward' } });
    expect(elementOf(form, 'awaits')).toMatchObject({ initial_value: 'release-3' });
    expect(elementOf(form, 'steps')).toMatchObject({ initial_value: 'Merge it; Watch it' });
    expect(elementOf(form, 'reason')).not.toHaveProperty('initial_value');
  });

  test('offers the open plans before the strategies', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch'));
    expect(JSON.stringify(elementOf(standing(slack), 'to'))).toContain(
      'RB-1: rollback to release 1',
    );
  });

  test('past a wait asks for the reason alone', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(button('/rollback switch RB-1 --override "<reason>"'));
    expect(standing(slack).callback_id).toBe('form:fill');
    expect(asks(standing(slack))).toEqual(['reason']);
  });

  test('of somebody who may not decide opens no form', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch', { by: 'U0SECOND' }));
    expect(slack.seen.opened).toEqual([]);
    expect(slack.lastTold()).toContain('NotTheAuthority');
  });

  test('outside the incident is opened for the only one that is open', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch wait', { channel: 'C0GENERAL' }));
    await send(slack, { to: chosen('wait'), reason: said('it drains') });
    expect(await slack.boat.events('StrategyActivated')).toMatchObject([{ strategy: 'wait' }]);
  });

  test('where nothing is open is answered when it is sent', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/rollback switch'));
    expect(asks(standing(slack))).toEqual(['to', 'reason']);
    await send(slack, { to: chosen('restart'), reason: said('it hangs') });
    expect(JSON.stringify(standing(slack))).toContain('UnknownIncident');
    expect(elementOf(standing(slack), 'reason')).toMatchObject({ initial_value: 'it hangs' });
  });
});

describe('the form of a change of course', () => {
  test('leads over the card to the decision, with the reason', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off'));
    const steps = 'Turn it off in the console\ndba: check that the rows are whole';
    await send(slack, {
      to: chosen('flag-off'),
      reason: said('the form fails'),
      steps: said(steps),
    });
    expect(await slack.boat.events('StrategyDecided')).toEqual([]);
    expect(JSON.stringify(standing(slack))).toContain('Change course');
    await send(slack, {});
    expect(await slack.boat.events('StrategyDecided')).toMatchObject([{ strategy: 'flag-off' }]);
    const { plans } = await slack.boat.state();
    expect(plans[rb(2)]?.document.steps).toMatchObject([
      { name: 'Turn it off in the console', with: { role: 'ops' } },
      { name: 'check that the rows are whole', with: { role: 'dba' } },
    ]);
    const { say } = await accepted(slack.boat.say({ kind: 'timeline', format: 'md' }));
    expect(say).toMatch(/Go: .*the form fails/u);
  });

  test('asks for what the chosen strategy needs besides, and keeps what was typed', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch'));
    await send(slack, { to: chosen('fix-forward'), reason: said('a line is wrong') });
    const form = standing(slack);
    expect(asks(form)).toEqual(['to', 'reason', 'steps', 'awaits']);
    expect(elementOf(form, 'reason')).toMatchObject({ initial_value: 'a line is wrong' });
    expect(elementOf(form, 'to')).toMatchObject({ initial_option: { value: 'fix-forward' } });
    expect(await slack.boat.events('OrderRefused')).toEqual([]);
    await send(slack, {
      to: chosen('fix-forward'),
      reason: said('a line is wrong'),
      awaits: said('release-3'),
    });
    expect(JSON.stringify(standing(slack))).toContain('This is the decision: the strategy starts.');
    await send(slack, {});
    expect(await slack.boat.events('StrategyDecided')).toMatchObject([{ strategy: 'fix-forward' }]);
  });

  test('says at the field what is missing there, and nothing is lost', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off'));
    const answers = { to: chosen('flag-off'), reason: said('the form fails') };
    await send(slack, answers);
    expect(slack.seen.acks.at(-1)).toEqual({
      response_action: 'errors',
      errors: { 'ask:steps': expect.stringContaining('No playbook is named for flag-off') },
    });
  });

  test.each([
    [{ reason: said(' ') }, 'reason', 'This is needed.'],
    [{ steps: said(Array(21).fill('one').join('\n')) }, 'steps', '1 to 20 steps'],
    [{ steps: said('x'.repeat(301)) }, 'steps', '300 characters'],
  ])('with %j says so at its field', async (wrong, field, sentence) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off'));
    await send(slack, { to: chosen('flag-off'), reason: said('a'), steps: said('one'), ...wrong });
    expect(slack.seen.acks.at(-1)).toMatchObject({
      errors: { [`ask:${field}`]: expect.stringContaining(sentence) },
    });
  });

  test('keeps a reason that is too long to be carried along', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off'));
    const reason = '"quoted"\n'.repeat(300).trim();
    await send(slack, { to: chosen('flag-off'), reason: said(reason), steps: said('Turn it off') });
    expect(elementOf(standing(slack), 'reason')).toMatchObject({ initial_value: reason });
    await send(slack, { reason: said(reason) });
    expect(await slack.boat.events('StrategyDecided')).toHaveLength(1);
  });

  test('waits at once, because waiting has no card', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch wait'));
    await send(slack, { to: chosen('wait'), reason: said('it drains') });
    expect(slack.seen.acks.at(-1)).toEqual({ response_action: 'clear' });
    expect(await slack.boat.events('StrategyActivated')).toHaveLength(1);
  });

  test('brings the targets back where one is of another incident', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch wait pricing'));
    expect(asks(standing(slack))).toEqual(['to', 'targets', 'reason']);
    const answers = { to: chosen('wait'), reason: said('it drains') };
    await send(slack, { ...answers, targets: many('pricing@prod') });
    expect(slack.seen.acks.at(-1)).toMatchObject({
      errors: { 'ask:targets': expect.stringContaining('is no target of INC-1') },
    });
    await send(slack, { ...answers, targets: many() });
    expect(await slack.boat.events('StrategyActivated')).toHaveLength(1);
  });
});

describe('a change of course that was typed whole and cannot be', () => {
  test('is answered with the form that puts it right', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off "the form fails"'));
    const form = standing(slack);
    expect(asks(form)).toEqual(['to', 'reason', 'steps']);
    expect(elementOf(form, 'reason')).toMatchObject({ initial_value: 'the form fails' });
    expect(JSON.stringify(form)).toContain('StrategyUnavailable');
  });

  test('is told so where no form would help', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback switch flag-off "it fails"', { by: 'U0SECOND' }));
    expect(standing(slack).callback_id).toBe('form:told');
    expect(JSON.stringify(standing(slack))).toContain('NotTheAuthority');
  });
});

const undoable = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] })],
  compensate: [{ for: 'drain', step: step('fill') }],
});
const claim: Report = {
  kind: 'claim',
  plan: rb(1),
  step: 'drain',
  epoch: 1,
  owner: 'here/1/one',
};
const ended: Report = {
  kind: 'ended',
  plan: rb(1),
  step: 'drain',
  epoch: 1,
  attempt: 1,
  outcome: 'finished',
  code: undefined,
  evidence: {},
  output: '',
};

async function half(): Promise<Slack> {
  const slack = await inSlack();
  slack.harbor.playbooks.plan = undoable;
  await decidedOn(slack.boat);
  const by = { incident: 'INC-1', actor: 'worker' } as const;
  for (const report of [claim, ended]) await handleReport(slack.boat.ship, report, by);
  return slack;
}

describe('a change of course while another strategy runs', () => {
  test('shows what was changed, and asks whether to keep it or to take it back', async () => {
    await using slack = await half();
    await slack.bring(command('/rollback switch'));
    const form = standing(slack);
    expect(asks(form)).toEqual(['to', 'reason', 'undo']);
    expect(JSON.stringify(form)).toContain('Changed so far (1 of 2 steps): Do drain.');
    expect(elementOf(form, 'undo')).toMatchObject({ initial_option: { value: 'keep' } });
  });

  test.each([
    ['keep', undefined, ['SwitchOrdered', 'StrategyEnded']],
    ['undo', true, ['SwitchOrdered']],
  ])('with %s does so', async (how, undo, follows) => {
    await using slack = await half();
    await slack.bring(command('/rollback switch'));
    await send(slack, { to: chosen('wait'), reason: said('it drains'), undo: chosen(how) });
    const after = await slack.boat.events('SwitchOrdered', 'StrategyEnded');
    expect(after.map(({ type }) => type)).toEqual(follows);
    expect(after[0]).toMatchObject({ left: { done: ['drain'], open: [] } });
    expect(Object(after[0]).undo).toBe(undo);
  });
});

describe('the form that confirms a change of course', () => {
  test.each([
    ['', 'What RB-1 has done stays as it is:', 'starts; the new one follows.'],
    [
      ' --undo',
      'What RB-1 has done is taken back first:',
      'is taken back, then the new one follows.',
    ],
  ])('says what becomes of what was done with%s', async (undo, leaves, effect) => {
    await using slack = await half();
    slack.harbor.playbooks.plan = planOf({ inputs: { n: 2 } });
    await slack.bring(command(`/rollback switch rollback${undo} "it drains"`));
    const form = JSON.stringify(standing(slack));
    expect(form).toContain(leaves);
    expect(form).toContain(effect);
  });
});

describe('the form behind [Roll back]', () => {
  test('may say why, and the decision keeps it', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback go'));
    expect(asks(standing(slack))).toEqual(['reason']);
    await send(slack, { reason: said('carts are lost') });
    const { say } = await accepted(slack.boat.say({ kind: 'timeline', format: 'md' }));
    expect(say).toMatch(/Go: .*carts are lost/u);
  });

  test('decides without a reason, too', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback go'));
    await send(slack, {});
    expect(await recorded(slack.boat, 'StrategyDecided')()).toBe(true);
  });
});

describe('/incident take-command without a reason', () => {
  const reasons = async (slack: Slack) => {
    const { say } = await accepted(slack.boat.say({ kind: 'timeline', format: 'md' }));
    return say;
  };

  test('offers the usual reasons, and one takes command', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident take-command', { by: 'U0SECOND' }));
    expect(asks(standing(slack))).toEqual(['usual', 'reason']);
    const usual = 'The authority cannot be reached';
    hashes += 1;
    const values = { 'ask:usual': { 'answer:usual': chosen(usual) } };
    await slack.bring(sent(standing(slack), values, { by: 'U0SECOND', hash: `s${hashes}` }));
    expect(await slack.boat.events('CommandTaken')).toHaveLength(1);
    expect(await reasons(slack)).toContain(usual);
  });

  test('takes words, also beside a usual reason, and asks for one of both', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident take-command', { by: 'U0SECOND' }));
    const form = standing(slack);
    await slack.bring(sent(form, {}, { by: 'U0SECOND', hash: 'none' }));
    expect(slack.seen.acks.at(-1)).toEqual({
      response_action: 'errors',
      errors: { 'ask:reason': 'This is needed.' },
    });
    const values = {
      'ask:usual': { 'answer:usual': chosen('The decision that stands is causing harm') },
      'ask:reason': { 'answer:reason': said('orders are charged twice') },
    };
    await slack.bring(sent(form, values, { by: 'U0SECOND', hash: 'both' }));
    expect(await reasons(slack)).toContain(
      'The decision that stands is causing harm: orders are charged twice',
    );
  });
});
