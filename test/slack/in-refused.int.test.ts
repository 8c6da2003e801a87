import { describe, expect, test } from 'vitest';
import { EntryName } from '../../src/core/notes/notes.ts';
import { accepted, decidedOn, showCard } from '../app/story.ts';
import { effect, planOf } from '../core/sample.ts';
import { command, elsewhere, inSlack, type Slack, sent, tap } from './in-rig.ts';

const formOf = ({ seen }: Slack) => seen.filled.at(-1)?.view ?? { private_metadata: '' };
const typed = (name: string, value: string) => ({
  [`ask:${name}`]: { [`answer:${name}`]: { value } },
});

/** A rollback that orders are left over of. */
async function leftOver(orders: number): Promise<Slack> {
  const slack = await inSlack();
  const { world, playbooks } = slack.harbor;
  playbooks.plan = planOf({ effects: [effect('orders')] });
  world.counts['orders'] = () => Promise.resolve(orders);
  await decidedOn(slack.boat);
  return slack;
}

/** From now on nobody can count orders before `counted` is called. */
function slow({ harbor: { world } }: Slack): { readonly counted: () => void } {
  const { promise, resolve } = Promise.withResolvers<number>();
  world.counts['orders'] = () => promise;
  return { counted: () => resolve(12) };
}

describe('a form that is refused', () => {
  test('says so under the field of the person who is an app, and keeps all that was typed', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const line = '/incident report follow-up add <aim> <@person> <day> <text>';
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    const answers = {
      ...typed('text', 'say what to do with the e-mails'),
      'ask:person': { 'answer:person': { selected_user: 'U0BOT' } },
      'ask:aim': { 'answer:aim': { selected_option: { value: 'prevent' } } },
      'ask:day': { 'answer:day': { selected_date: '2026-03-09' } },
    };
    await slack.bring(sent(formOf(slack), answers));
    const reply = JSON.stringify(slack.seen.acks.at(-1));
    expect(slack.seen.acks.at(-1)).toMatchObject({
      response_action: 'errors',
      errors: { 'ask:person': expect.stringContaining('Choose a person') },
    });
    expect(reply).not.toContain('U0BOT');
  });

  test('shows the words that were typed beside a refusal that no field can mend', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = formOf(slack);
    const { incident: _, ...carried } = JSON.parse(form.private_metadata ?? '{}');
    const lost = { ...form, private_metadata: JSON.stringify({ ...carried, incident: 'INC-9' }) };
    await slack.bring(sent(lost, typed('text', 'the pager was silent')));
    const reply = JSON.stringify(slack.seen.acks.at(-1));
    expect(reply).toContain('Not done');
    expect(reply).toContain('the pager was silent');
  });
});

describe('the form of a button', () => {
  test('says what it is about without the blanks that it asks for', async () => {
    await using slack = await inSlack();
    await decidedOn(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback retry deploy-1 <reason>' }));
    const shown = JSON.stringify(formOf(slack));
    expect(shown).toContain('`/rollback retry deploy-1`');
    expect(shown).not.toContain('&lt;reason');
  });

  test('repeats what is left over, how much, and until when', async () => {
    await using slack = await leftOver(12);
    const line = '/incident residual R1 done <evidence>';
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    const shown = JSON.stringify(formOf(slack));
    expect(shown).toMatch(/R1: orders were written, 12 of them. For \w+, due /u);
    expect(shown).toContain('Counted now: no more than that.');
    expect(shown).toContain('Put it right');
  });

  test('says how much of it there is now, and what of it closing leaves open', async () => {
    await using slack = await leftOver(12);
    const { world } = slack.harbor;
    const line = '/incident residual R1 done <evidence>';
    world.counts['orders'] = () => Promise.resolve(15);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    expect(JSON.stringify(formOf(slack))).toMatch(
      /R1: orders were written, 12 of them\. .*Counted now: 15\. What came since \(3\) opens/u,
    );
  });

  test('says that nobody could count it anew', async () => {
    await using slack = await leftOver(12);
    slack.harbor.world.counts['orders'] = () => Promise.reject(new Error('it is away'));
    const line = '/incident residual R1 done <evidence>';
    await slack.bring(tap({ v: 1, incident: 'INC-1', line }));
    expect(JSON.stringify(formOf(slack))).toContain('could not be counted anew just now');
  });

  test('that takes as long as a slow count is acknowledged in time: taken, then the result', async () => {
    await using slack = await leftOver(12);
    await slack.bring(
      tap({ v: 1, incident: 'INC-1', line: '/incident residual R1 done <evidence>' }),
    );
    const { counted } = slow(slack);
    const acks = slack.seen.acks.length;
    const bringing = slack.bring(sent(formOf(slack), typed('evidence', 'case 17')));
    await slack.boat.until('it is acknowledged', () => slack.seen.acks.length > acks);
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('Taken. What came of it stands here');
    expect(await slack.boat.events('ResidualClosed')).toEqual([]);
    counted();
    await bringing;
    expect(JSON.stringify(formOf(slack))).toMatch(/Done.*R1 is done/u);
    expect(await slack.boat.events('ResidualClosed')).toHaveLength(1);
  });

  test('typed as a line is said to be taken as well, and answered afterwards', async () => {
    await using slack = await leftOver(12);
    const { counted } = slow(slack);
    const bringing = slack.bring(command('/incident residual R1 done "case 17"'));
    await slack.boat.until('it is taken', () => slack.seen.told.length > 0);
    expect(slack.lastTold()).toContain('Taken. What came of it is told here');
    counted();
    await bringing;
    expect(slack.seen.told).toHaveLength(2);
    expect(slack.lastTold()).toContain('R1 is done');
  });

  test('repeats the question that it answers, and until when', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await accepted(slack.boat.say({ kind: 'objections', forMs: 60_000 }));
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident object <reason>' }));
    expect(JSON.stringify(formOf(slack))).toMatch(/any strong objections.*Until \d\d:\d\d/u);
  });
});

describe('in the channel of a tabletop', () => {
  test('a card is refused, and opens nothing real', async () => {
    await using slack = await inSlack();
    const scenario = 'cloudflare-2019-07-02';
    await slack.bring(command(`/drill tabletop ${scenario}`, { channel: elsewhere }));
    expect(slack.lastTold()).toContain('A channel for INC-1 opens');
    await slack.bring(command('/rollback checkout'));
    expect(slack.lastTold()).toContain('OnlyRehearsed');
    expect(await slack.boat.events('CardShown')).toEqual([]);
  });
});

test('a note is answered with the name of its entry, by which it is put right', async () => {
  await using slack = await inSlack();
  await showCard(slack.boat);
  const { say } = await accepted(slack.boat.say({ kind: 'note', text: 'the pager was silent' }));
  const entry = /It is (?<entry>E\d+)\./u.exec(say)?.groups?.['entry'] ?? 'none';
  await accepted(
    slack.boat.say({ kind: 'correct', entry: EntryName.parse(entry), text: 'it rang' }),
  );
  expect(await slack.boat.events('EntryCorrected')).toMatchObject([{ entry }]);
  const told = await accepted(slack.boat.say({ kind: 'timeline', format: 'md' }));
  expect(told.say).toMatch(new RegExp(`${entry}.*pager was silent.*it rang`, 'u'));
});
