import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toldOf, wordsOf } from '../../src/core/account/told.ts';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, inSlack, type Slack, sent, tap } from './in-rig.ts';

const shown = ({ seen }: Slack) => JSON.stringify(seen.filled.at(-1)?.view ?? 'no form');
const formOf = ({ seen }: Slack) => seen.filled.at(-1)?.view ?? { private_metadata: '' };
/** A form that Slack shows in the place of the one that was sent. */
const Reply = z.object({ view: z.looseObject({ private_metadata: z.string() }) });
const line = '/incident report write summary --revision 0 <text>';

const labels = ({ seen }: Slack): readonly string[] =>
  (seen.told.at(-1)?.message.blocks ?? []).flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) => (one.type === 'button' ? [one.text.text] : []))
      : [],
  );

/** An incident that ada decides in. */
async function open(): Promise<Slack> {
  const slack = await inSlack();
  await accepted(slack.boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
  return slack;
}

describe('the report in Slack', () => {
  test('says how far it is, with what this person can do now and nothing else', async () => {
    await using slack = await open();
    await slack.bring(command('/incident report'));
    expect(slack.lastTold()).toContain('Nobody has written: Summary, Impact');
    expect(labels(slack)).toEqual(['Write', 'Name a factor', 'Add a follow-up']);
    await slack.bring(command('/incident report', { by: 'U0NEW' }));
    expect(labels(slack)).toEqual([]);
  });

  test('is ended step by step, each when it can be pressed', async () => {
    await using slack = await open();
    const { boat } = slack;
    await accepted(boat.say({ kind: 'reportFactor', change: 'add', factor: 'rehearsal' }));
    await slack.bring(command('/incident report'));
    expect(labels(slack)).toContain('It is finished');
    await accepted(boat.say({ kind: 'reportFinish' }));
    await slack.bring(command('/incident report'));
    expect(labels(slack).slice(-1)).toEqual(['Publish it']);
    await slack.bring(command('/incident report', { by: 'U0NEW' }));
    expect(labels(slack)).toEqual(['Sign it']);
  });

  test('asks for a section in a form with what it says already', async () => {
    await using slack = await open();
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    await slack.bring(
      tap({ v: 1, incident: 'INC-1', line: '/incident report write summary --revision 1 <text>' }),
    );
    expect(shown(slack)).toContain('"initial_value":"It was slow"');
  });

  test('loses nothing where two people write at once: what was typed comes back beside what stands', async () => {
    await using slack = await open();
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    const form = formOf(slack);
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    const typed = { 'ask:text': { 'answer:text': { value: 'It was down' } } };
    let again = '';
    await slack.bring(sent(form, typed), async (reply) => {
      again = JSON.stringify(reply);
    });
    expect(again).toContain('It was slow');
    expect(again).toContain('"initial_value":"It was down"');
    expect(again).toContain('report write summary --revision 1');
    expect(await slack.boat.events('ReportWritten')).toHaveLength(1);
  });
});

test('what is too long for a field is not cut by a form', async () => {
  await using slack = await open();
  const text = 'x'.repeat(3_500);
  await accepted(slack.boat.say({ kind: 'reportWrite', section: 'summary', text }));
  await slack.bring(tap({ v: 1, incident: 'INC-1', line: line.replace('0', '1') }));
  expect(shown(slack)).toContain('too long for a form');
});

describe('the whole report in one form', () => {
  const press = { v: 1, tool: 'report', incident: 'INC-1' };
  const fields = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).map(([section, value]) => [
        `ask:${section}`,
        { [`answer:${section}`]: { value } },
      ]),
    );
  const wrote = async ({ boat }: Slack) =>
    toldOf(await boat.ship.logs.read('INC-1'), 'ReportWritten').map((told) => [
      told.event.section,
      wordsOf(told, 'text'),
    ]);

  test('asks for every section of the shape, with what each says already', async () => {
    await using slack = await open();
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    await slack.bring(tap(press));
    expect(shown(slack)).toContain('"initial_value":"It was slow"');
    expect(shown(slack)).toContain('Where we got lucky');
    await slack.bring(tap({ ...press, template: 'atlassian' }));
    expect(shown(slack)).toContain('Backlog check');
    await slack.bring(command('/incident report write'));
    expect(shown(slack)).toContain('Where we got lucky');
  });

  test('writes what was changed, and says what could be said kinder', async () => {
    await using slack = await open();
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    await slack.bring(tap(press));
    const typed = fields({ summary: 'It was slow', impact: 'They should have known', wrong: 'x' });
    await slack.bring(sent(formOf(slack), typed));
    expect((await wrote(slack)).slice(1)).toEqual([
      ['impact', 'They should have known'],
      ['wrong', 'x'],
    ]);
    expect(slack.lastTold()).toContain('Written: impact and what went wrong.');
    expect(slack.lastTold()).toContain('Kinder: impact, \\"should have\\"');
  });

  test('leaves what is as it was, also where a field was emptied', async () => {
    await using slack = await open();
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    await slack.bring(tap(press));
    await slack.bring(sent(formOf(slack), fields({})));
    expect(await wrote(slack)).toHaveLength(1);
    expect(slack.lastTold()).toContain('nothing was written');
    expect(slack.lastTold()).toContain('this stays as it was: summary');
  });

  test('loses nothing of two writers: one section comes back, the others are written', async () => {
    await using slack = await open();
    await slack.bring(tap(press));
    const form = formOf(slack);
    await accepted(
      slack.boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }),
    );
    const typed = fields({ summary: 'It was down', well: 'We stopped early' });
    await slack.bring(sent(form, typed));
    expect(await wrote(slack)).toEqual([
      ['summary', 'It was slow'],
      ['well', 'We stopped early'],
    ]);
    const again = slack.seen.acks.at(-1);
    expect(JSON.stringify(again)).toContain('It says now:');
    expect(JSON.stringify(again)).toContain('"initial_value":"It was down"');
    expect(JSON.stringify(again)).not.toContain('We stopped early');
    const back = Reply.parse(again).view;
    await slack.bring(sent(back, fields({ summary: 'Slow, then down' }), { hash: 'h2' }));
    expect((await wrote(slack)).at(-1)).toEqual(['summary', 'Slow, then down']);
  });

  test('sent twice writes once', async () => {
    await using slack = await open();
    await slack.bring(tap(press));
    const form = formOf(slack);
    await slack.bring(sent(form, fields({ well: 'We stopped early' })));
    await slack.bring(sent(form, fields({ well: 'We stopped early' })));
    expect(await wrote(slack)).toHaveLength(1);
  });

  test('takes nothing that cannot be read, and says so at its field', async () => {
    await using slack = await open();
    await slack.bring(tap(press));
    await slack.bring(sent(formOf(slack), fields({ well: '\u200b', wrong: 'Slow' })));
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('"ask:well":"This does not fit');
    expect(await wrote(slack)).toEqual([]);
  });

  test('is no form for whoever may not write it, nor for whoever may not see it', async () => {
    await using slack = await open();
    await slack.bring(tap(press, { by: 'U0NEW' }));
    expect(JSON.stringify(slack.seen)).toContain('NotTheRole');
    await slack.bring(tap({ ...press, incident: 'INC-9' }));
    expect(JSON.stringify(slack.seen)).toContain('UnknownIncident');
    await slack.bring(tap(press));
    await slack.bring(sent(formOf(slack), fields({ well: 'x' }), { by: 'U0NEW' }));
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('Not done');
    expect(await wrote(slack)).toEqual([]);
  });

  test('names a section that no field of Slack holds, and leaves it alone', async () => {
    await using slack = await open();
    const text = 'x'.repeat(3_500);
    await accepted(slack.boat.say({ kind: 'reportWrite', section: 'impact', text }));
    await slack.bring(tap(press));
    expect(shown(slack)).toContain('Impact is longer than a field of Slack');
    await slack.bring(sent(formOf(slack), fields({ well: 'x' })));
    expect((await wrote(slack)).map(([section]) => section)).toEqual(['impact', 'well']);
  });
});
