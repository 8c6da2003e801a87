import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMisread } from '../../commands/read.ts';
import type { Order } from '../../src/core/orders.ts';
import { cardScreen } from '../../src/core/plan/card.ts';
import { sections } from '../../src/core/report/shapes.ts';
import { isOpen, readPress } from '../../src/slack/forms/blanks.ts';
import { cardForm } from '../../src/slack/forms/card.ts';
import { declareForm, targetOptions } from '../../src/slack/forms/declare.ts';
import { evidenceForm } from '../../src/slack/forms/evidence.ts';
import { type Fill, fillForm } from '../../src/slack/forms/fill.ts';
import { noteForm } from '../../src/slack/forms/note.ts';
import { readForm } from '../../src/slack/forms/read.ts';
import { reportForm } from '../../src/slack/forms/report.ts';
import { courseFields, switchForm } from '../../src/slack/forms/switch.ts';
import { tellForm, waitingForm } from '../../src/slack/forms/tell.ts';
import { checkView } from '../../src/slack/limits/check.ts';
import { known } from '../commands/known.ts';
import { cases } from '../support/runs.ts';
import { counts, incidentAt, sceneAt, voiceAt } from '../support/sample-incident.ts';
import { hostile } from './hostile.ts';

const orderOf = (line: string): Order => {
  const order = readPress(line, known);
  if (isMisread(order)) throw new Error(`${line}: ${order.problem}`);
  return order;
};

const formOf = (line: string, more: Partial<Fill> = {}) =>
  fillForm({
    press: { v: 1, incident: 'INC-3', epoch: 4, line },
    order: orderOf(line),
    channel: 'C1',
    thread: '1.2',
    ...more,
  });

type Form = ReturnType<typeof waitingForm>;
type Answers = Readonly<Record<string, object>>;

/** What Slack sends when this form is submitted with these answers, by what was asked. */
const sent = ({ callback_id, private_metadata }: Form, answers: Answers) => ({
  callback_id,
  private_metadata,
  state: {
    values: Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        `ask:${name}`,
        { [`answer:${name}`]: { type: 'any', ...answer } },
      ]),
    ),
  },
});
const typed = (value: string | null) => ({ value });
const chosen = (value: string) => ({ selected_option: { text: {}, value } });

const asked = ({ blocks }: Form) =>
  blocks.flatMap((block) =>
    'element' in block ? [`${block.block_id} ${block.element.type}`] : [],
  );

describe('the form of a report', () => {
  const line = '/incident update --actions "<actions>" --needs "<needs>" "<conditions>"';
  const long = 'x'.repeat(4_000);
  const form = formOf(line, {
    draft: { conditions: 'Buying fails', actions: 'RB-1 runs', needs: long },
  });

  test('holds what the record would write, to be changed', () => {
    expect(form.blocks.slice(1)).toMatchObject([
      { block_id: 'ask:actions', element: { initial_value: 'RB-1 runs' } },
      { block_id: 'ask:needs', element: { initial_value: 'x'.repeat(3_000) } },
      { block_id: 'ask:conditions', element: { initial_value: 'Buying fails' } },
    ]);
    expect(checkView(form)).toEqual([]);
  });
});

describe('the form of whoever is blocked', () => {
  test('asks what is missing', () => {
    const form = formOf('/rollback ack deploy-1 blocked <evidence>');
    expect(form.blocks[1]).toMatchObject({ label: { text: 'What is missing?' } });
  });
});

describe('the form of a button whose command has blanks', () => {
  test.each([
    ['/rollback retry deploy-1 <reason>', ['ask:reason plain_text_input']],
    ['/incident close <@person>', ['ask:person users_select']],
    [
      '/rollback switch <plan> <reason>',
      ['ask:plan plain_text_input', 'ask:reason plain_text_input'],
    ],
    ['/rollback switch RB-2 --override "<reason>"', ['ask:reason plain_text_input']],
    [
      '/rollback settle deploy-1 <outcome> <evidence>',
      ['ask:outcome static_select', 'ask:evidence plain_text_input'],
    ],
    ['/incident waive after/deploy-1/answers-1 <reason>', ['ask:reason plain_text_input']],
    ['/incident residual R1 done <evidence>', ['ask:evidence plain_text_input']],
    ['/incident assign <role> <@person>', ['ask:role static_select', 'ask:person users_select']],
    [
      '/rollback skip <step> <reason>',
      ['ask:step plain_text_input', 'ask:reason plain_text_input'],
    ],
    ['/incident reopen <reason>', ['ask:reason plain_text_input']],
    ['/incident report write summary --revision 2 <text>', ['ask:text plain_text_input']],
    [
      '/incident report factor add <factor> <text>',
      ['ask:factor static_select', 'ask:text plain_text_input'],
    ],
    [
      '/incident report follow-up add <aim> <@person> <day> <text>',
      [
        'ask:aim static_select',
        'ask:person users_select',
        'ask:day datepicker',
        'ask:text plain_text_input',
      ],
    ],
  ])('for %s asks for each of them', (line, inputs) => {
    const form = formOf(line);
    expect(asked(form)).toEqual(inputs);
    expect(checkView(form)).toEqual([]);
    expect(isOpen({ v: 1, line })).toBe(true);
  });

  test('fills the order, with its incident, epoch, channel and thread', () => {
    const form = formOf('/rollback retry deploy-1 <reason>');
    expect(readForm(sent(form, { reason: typed('the host is back') }))).toEqual({
      ok: true,
      value: {
        order: { kind: 'retry', step: 'deploy-1', reason: 'the host is back' },
        incident: 'INC-3',
        seen: 4,
        channel: 'C1',
        thread: '1.2',
      },
    });
  });

  test('takes a person by their account, and a choice by its value', () => {
    const form = formOf('/incident assign <role> <@person>');
    const answers = { role: chosen('comms'), person: { selected_user: 'U0SECOND' } };
    expect(readForm(sent(form, answers))).toMatchObject({
      value: { order: { kind: 'assign', role: 'comms', who: '@U0SECOND' } },
    });
    const close = formOf('/incident close <@person>');
    expect(readForm(sent(close, { person: { selected_user: 'U0FIRST' } }))).toMatchObject({
      value: { order: { kind: 'close', reportOwner: '@U0FIRST' } },
    });
    const settle = formOf('/rollback settle deploy-1 <outcome> <evidence>');
    const said = { outcome: chosen('not-done'), evidence: typed('the old pod is up') };
    expect(readForm(sent(settle, said))).toMatchObject({
      value: { order: { kind: 'settle', outcome: 'not-done', evidence: 'the old pod is up' } },
    });
  });

  test('offers the plans and steps that are known', () => {
    const form = formOf('/rollback switch <plan> <reason>', { plans: ['RB-2', 'RB-3'] });
    expect(asked(form)[0]).toBe('ask:plan static_select');
    expect(
      readForm(sent(form, { plan: chosen('RB-3'), reason: typed('it is worse') })),
    ).toMatchObject({ value: { order: { kind: 'switch', to: 'RB-3', reason: 'it is worse' } } });
    expect(asked(formOf('/rollback skip <step> <reason>', { steps: ['deploy-1'] }))[0]).toBe(
      'ask:step static_select',
    );
  });

  test('says under each field what is wrong with it', () => {
    const form = formOf('/rollback switch <plan> <reason>');
    expect(readForm(sent(form, { plan: typed('checkout'), reason: typed('  ') }))).toEqual({
      ok: false,
      error: {
        'ask:plan': expect.stringMatching(/^This does not fit/u),
        'ask:reason': 'This is needed.',
      },
    });
    const long = readForm(sent(form, { plan: typed('RB-1'), reason: typed('x'.repeat(4_001)) }));
    expect(long).toMatchObject({ error: { 'ask:reason': expect.stringContaining('4000') } });
  });

  test.each([
    ['number', 'number_input', 'about 200', '212'],
    ['link', 'url_text_input', 'see the wiki', 'https://wiki/4711'],
  ] as const)('asks for a %s where the step wants one as evidence', (evidence, type, bad, good) => {
    const form = formOf('/rollback ack hold-charges done <evidence>', { evidence });
    expect(asked(form)).toEqual([`ask:evidence ${type}`]);
    expect(checkView(form)).toEqual([]);
    expect(readForm(sent(form, { evidence: typed(bad) }))).toMatchObject({
      error: { 'ask:evidence': expect.stringContaining(`asks for a ${evidence}`) },
    });
    expect(readForm(sent(form, { evidence: typed(good) }))).toMatchObject({
      value: { order: { kind: 'ack', state: 'done', evidence: good } },
    });
  });

  test('asks for no evidence where the step wants none, and for words where it failed', () => {
    const none = formOf('/rollback ack hold-charges done <evidence>', { evidence: 'none' });
    expect(readForm(sent(none, { evidence: typed(null) }))).toMatchObject({ ok: true });
    const failed = formOf('/rollback ack hold-charges failed <evidence>', { evidence: 'number' });
    expect(asked(failed)).toEqual(['ask:evidence plain_text_input']);
  });

  test('leaves a command without blanks as it is', () => {
    expect(isOpen({ v: 1, line: '/rollback stop' })).toBe(false);
    expect(isOpen({ v: 1, line: '/incident note <reason>', typed: true })).toBe(false);
    expect(orderOf('/rollback stop')).toEqual({ kind: 'stop' });
  });

  test('of a command that is too long for a form says to type it', () => {
    const order: Order = { kind: 'note', text: 'x'.repeat(3_000) };
    const form = fillForm({ press: { v: 1, line: '/incident note <text>' }, order });
    expect(form.submit).toBeUndefined();
    expect(checkView(form)).toEqual([]);
  });

  test('takes what was typed word for word, whatever is in it', () => {
    const form = formOf('/incident note <text>');
    fc.assert(
      fc.property(hostile, (text) => {
        const whole = text.trim();
        const isText = /[^\p{C}\p{Z}]/u.test(whole) && whole.length <= 4_000;
        const filled = { value: { order: { kind: 'note', text: whole } } };
        const refused = { ok: false };
        expect(readForm(sent(form, { text: typed(text) }))).toMatchObject(
          isText ? filled : refused,
        );
      }),
      { numRuns: cases({ few: 30, many: 1_000 }) },
    );
  });
});

const made = Object.values(incidentAt('planned').plans)[0];
if (made === undefined) throw new Error('The sample has a plan');
const voice = voiceAt(sceneAt('planned'));
const screen = cardScreen({
  incident: incidentAt('planned'),
  made,
  counts,
  live: { version: '2', since: '2026-03-01T09:46:00.000Z', digest: undefined, commit: undefined },
  records: { title: 'Buying fails', digest: 'abc' },
  voice,
});
const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

describe('the form behind [Roll back]', () => {
  const form = cardForm({ screen, made, incident: 'INC-1', digest: 'd'.repeat(64), channel: 'C1' });

  test('says what will happen, and confirms that very card', () => {
    expect(form.title.text).toBe('Roll back checkout?');
    expect(form.blocks).toMatchObject([
      {
        text: {
          text: 'checkout@prod: back from release 2 to 1.\nUnproven: 1 (Details).',
        },
      },
      { block_id: 'ask:reason', optional: true },
    ]);
    expect(checkView(form)).toEqual([]);
    expect(readForm(sent(form, {}))).toMatchObject({
      value: { order: { kind: 'go', plan: 'RB-1', card: 'd'.repeat(64) }, incident: 'INC-1' },
    });
  });

  test('takes a reason, and does without one', () => {
    expect(asked(form)).toEqual(['ask:reason plain_text_input']);
    expect(readForm(sent(form, { reason: typed('carts are lost') }))).toMatchObject({
      value: { order: { kind: 'go', reason: 'carts are lost' } },
    });
  });

  test('is read together with the card in seventy words', () => {
    const [block] = form.blocks;
    const body = block !== undefined && 'text' in block ? block.text : '';
    const all = [
      ...screen.lines,
      ...screen.actions.map(({ label }) => label),
      form.title.text,
      typeof body === 'object' ? body.text : '',
      'Reason',
      form.submit?.text ?? '',
      form.close?.text ?? '',
    ];
    expect(wordsIn(all.join(' '))).toBeLessThanOrEqual(70);
  });
});

describe('the form that declares an incident', () => {
  test('reads as the order that the words would have made', () => {
    const form = declareForm({ targets: ['checkout@prod', 'pricing@prod'], channel: 'C1' });
    expect(checkView(form)).toEqual([]);
    const answers = {
      targets: { selected_options: [{ value: 'checkout@prod' }] },
      severity: chosen('sev2'),
      title: typed('5xx <after> "deploy" --now'),
    };
    expect(readForm(sent(form, answers))).toEqual({
      ok: true,
      value: {
        order: {
          kind: 'declare',
          targets: ['checkout@prod'],
          severity: 'sev2',
          title: '5xx <after> "deploy" --now',
        },
        channel: 'C1',
      },
    });
  });

  test('takes the moment since when users hurt, in the zone of whoever picks it', () => {
    const form = declareForm({ targets: ['checkout@prod'] });
    const answers = {
      targets: { selected_options: [{ value: 'checkout@prod' }] },
      title: typed('5xx'),
      since: { selected_date_time: 1_795_230_060 },
    };
    const order = { kind: 'declare', since: '2026-11-21T03:01:00.000Z' };
    expect(readForm(sent(form, answers))).toMatchObject({ ok: true, value: { order } });
    const unsaid = { ...answers, since: { selected_date_time: null } };
    expect(readForm(sent(form, unsaid))).toMatchObject({
      ok: true,
      value: { order: { since: undefined } },
    });
  });

  test('needs no severity, but a target and a title', () => {
    const form = declareForm({ targets: ['checkout@prod'] });
    const answers = { targets: { selected_options: [] }, severity: { selected_option: null } };
    expect(readForm(sent(form, { ...answers, title: typed(null) }))).toEqual({
      ok: false,
      error: { 'ask:targets': 'This is needed.', 'ask:title': 'This is needed.' },
    });
  });

  test('searches where there are more targets than a list holds', () => {
    const targets = Array.from({ length: 150 }, (_, index) => `service-${index}@prod`);
    const form = declareForm({ targets, title: 'x'.repeat(500) });
    expect(asked(form)[0]).toBe('ask:targets multi_external_select');
    expect(checkView(form)).toEqual([]);
    expect(targetOptions('Service-14', targets)).toHaveLength(11);
    expect(targetOptions('', targets)).toHaveLength(100);
  });
});

describe('the form that adds a message to the timeline', () => {
  const at = '2026-11-21T03:04:05.000Z';

  test('keeps its text and its time', () => {
    const form = noteForm({ text: 'restarting <it> now', at, incident: 'INC-3', open: [] });
    expect(checkView(form)).toEqual([]);
    expect(JSON.stringify(form)).toContain('03:04 UTC');
    expect(readForm(sent(form, { text: typed('restarting it now') }))).toMatchObject({
      value: { order: { kind: 'note', text: 'restarting it now', at }, incident: 'INC-3' },
    });
  });

  test('asks which incident where several are open, and says so where none is', () => {
    const form = noteForm({ text: 'a', at, open: ['INC-3', 'INC-4'] });
    expect(asked(form)).toEqual(['ask:incident static_select', 'ask:text plain_text_input']);
    const answers = { incident: chosen('INC-4'), text: typed('a') };
    expect(readForm(sent(form, answers))).toMatchObject({ value: { incident: 'INC-4' } });
    expect(noteForm({ text: 'a', open: [] }).submit).toBeUndefined();
  });

  test('says that a text is cut, and never breaks its letters', () => {
    const form = noteForm({ text: '👩‍👩‍👧‍👦'.repeat(1_000), at, incident: 'INC-3', open: [] });
    expect(checkView(form)).toEqual([]);
    expect(JSON.stringify(form)).toContain('Only its beginning fits.');
  });
});

describe('the form that takes a message as evidence', () => {
  const waiting = [
    { incident: 'INC-3', epoch: 1, step: 'hold-charges', name: 'Hold duplicate charges back' },
    { incident: 'INC-4', epoch: 7, step: 'tell-support', name: 'tell-support' },
  ];

  test('acknowledges the chosen step of the chosen incident, under the strategy that was shown', () => {
    const form = evidenceForm({ waiting, text: 'case 4711', channel: 'C1', thread: '1.2' });
    expect(checkView(form)).toEqual([]);
    const answers = {
      step: chosen('INC-4 tell-support'),
      state: chosen('done'),
      evidence: typed('case 4711'),
    };
    expect(readForm(sent(form, answers))).toEqual({
      ok: true,
      value: {
        order: { kind: 'ack', step: 'tell-support', state: 'done', evidence: 'case 4711' },
        incident: 'INC-4',
        seen: 7,
        channel: 'C1',
        thread: '1.2',
      },
    });
  });

  test('fits into what Slack carries, however many steps wait', () => {
    const many = Array.from({ length: 200 }, (_one, at) => ({
      incident: `INC-${100_000 + at}`,
      epoch: 10_000 + at,
      step: 'tell-support',
      name: 'tell-support',
    }));
    expect(checkView(evidenceForm({ waiting: many, text: 'a' }))).toEqual([]);
  });

  test('says so where no step waits', () => {
    expect(evidenceForm({ waiting: [], text: 'a' }).submit).toBeUndefined();
  });
});

describe('a form of another origin', () => {
  test.each([
    [{}],
    [{ private_metadata: 'x', state: {} }],
    [{ private_metadata: '{"v":2}', state: { values: {} } }],
    [{ private_metadata: '{"v":1,"form":"fill","order":{"kind":"hack"},"blanks":[]}' }],
  ])('%j orders nothing', (view) => {
    expect(readForm(view)).toEqual({ ok: false, error: {} });
  });
});

describe('the form of the whole report', () => {
  const field = { title: 'Impact', section: 'impact', revision: 2, text: 'Buying failed' } as const;

  test('has a field for each section, and none for what would be cut', () => {
    const form = reportForm({
      incident: 'INC-3',
      fields: [
        field,
        { ...field, title: 'Summary', section: 'summary', text: 'x'.repeat(3_001) },
        { ...field, section: 'well', text: '', above: 'bo wrote this meanwhile' },
      ],
      voice,
    });
    expect(asked(form)).toEqual(['ask:impact plain_text_input', 'ask:well plain_text_input']);
    expect(JSON.stringify(form.blocks)).toContain('report write summary --revision 2 &lt;text&gt;');
    expect(JSON.stringify(form.blocks)).toContain('bo wrote this meanwhile');
    expect(checkView(form)).toEqual([]);
    // It orders several things, so it is no form of one.
    expect(readForm(sent(form, {}))).toEqual({ ok: false, error: {} });
  });
});

describe('a lesson for the playbook', () => {
  const line = '/incident report playbook-change <lesson> <version>';

  test('is chosen of those that are open', () => {
    const form = formOf(line, { lessons: [{ value: 'F2', text: `F2: ${'x'.repeat(100)}` }] });
    expect(asked(form)).toEqual(['ask:lesson static_select', 'ask:version plain_text_input']);
    expect(checkView(form)).toEqual([]);
    const filled = readForm(sent(form, { lesson: chosen('F2'), version: typed('4') }));
    expect(filled).toMatchObject({
      value: { order: { kind: 'playbookChange', followUp: 'F2', version: '4' } },
    });
    expect(asked(formOf(line))).toEqual([
      'ask:lesson plain_text_input',
      'ask:version plain_text_input',
    ]);
  });
});

describe('every form', () => {
  test('is one that Slack takes, whatever it is filled with', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const forms = [
          waitingForm(one),
          tellForm(one, two),
          noteForm({ text: two, at: '2026-11-21T03:04:05.000Z', incident: 'INC-1', open: [] }),
          noteForm({ text: two, open: ['INC-1'] }),
          evidenceForm({
            waiting: [{ incident: 'INC-1', epoch: 1, step: 'a', name: one }],
            text: two,
          }),
          declareForm({ targets: ['checkout@prod'], title: one }),
          reportForm({
            incident: 'INC-1',
            fields: sections.map((section) => ({
              title: one,
              section,
              revision: 1,
              text: two,
              above: two,
            })),
            voice,
          }),
          switchForm({
            where: { incident: 'INC-1' },
            draft: { to: 'fix-forward', reason: one, steps: two, awaits: 'release-3', targets: [] },
            asks: courseFields,
            plans: [{ id: 'RB-2', text: one }],
            targets: ['checkout@prod', 'pricing@prod'],
            leaves: [two],
            note: one,
          }),
          cardForm({
            screen: { ...screen, confirm: two },
            made,
            incident: 'INC-1',
            digest: 'd',
          }),
        ];
        expect(forms.flatMap((form) => checkView(form))).toEqual([]);
      }),
      { numRuns: cases({ few: 8, many: 300 }) },
    );
  });
});
