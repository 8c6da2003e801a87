import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, inSlack, type Slack, sent, tap } from './in-rig.ts';

const shown = ({ seen }: Slack) => JSON.stringify(seen.filled.at(-1)?.view ?? 'no form');
const formOf = ({ seen }: Slack) => seen.filled.at(-1)?.view ?? { private_metadata: '' };
const line = '/incident report write summary --revision 0 <text>';

/** An incident that ada decides in. */
async function open(): Promise<Slack> {
  const slack = await inSlack();
  await accepted(slack.boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
  return slack;
}

describe('the report in Slack', () => {
  test('says how far it is, with a button for each section and what may be done', async () => {
    await using slack = await open();
    await slack.bring(command('/incident report'));
    const told = slack.lastTold();
    expect(told).toContain('Nobody has written: Summary, Impact');
    expect(told).toContain('✎ Where we got lucky');
    expect(told).toContain('report follow-up add <aim> <@person> <day> <text>');
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
