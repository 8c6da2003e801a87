import { describe, expect, test } from 'vitest';
import { declareForm } from '../../src/slack/forms/declare.ts';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, elsewhere, inSlack, sent, tap } from './in-rig.ts';

type Scene = Awaited<ReturnType<typeof inSlack>>;
const hidden = ({ boat }: Scene) =>
  accepted(
    boat.say({ kind: 'declare', targets: [checkout], title: 'A leaked key', private: true }),
  );

const values = {
  'ask:targets': { 'answer:targets': { selected_options: [{ value: checkout }] } },
  'ask:title': { 'answer:title': { value: 'A leaked key' } },
  'ask:private': { 'answer:private': { selected_options: [{ value: 'private' }] } },
};

describe('declaring a private incident in Slack', () => {
  test('is done by a word or by the form', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/incident declare --private checkout "a leaked key"'));
    expect(await slack.boat.events('IncidentDeclared')).toMatchObject([{ private: true }]);
    await using other = await inSlack();
    await other.bring(sent(declareForm({ targets: [checkout] }), values));
    expect(await other.boat.events('IncidentDeclared')).toMatchObject([{ private: true }]);
  });

  test('is refused with what to do where the app may make no private channels', async () => {
    await using slack = await inSlack();
    slack.seen.makesPrivate = false;
    await slack.bring(command('/incident declare --private checkout "a leaked key"'));
    expect(slack.lastTold()).toContain('NoPrivateChannels');
    expect(await slack.boat.events('IncidentDeclared')).toEqual([]);
    await slack.bring(command('/incident declare checkout "slow"'));
    expect(await slack.boat.events('IncidentDeclared')).toHaveLength(1);
  });
});

describe('a private incident, for somebody in Slack who is not let in', () => {
  test('is on no list of choices', async () => {
    await using slack = await inSlack();
    await hidden(slack);
    await slack.bring(command('/incident status', { by: 'U0NEW', channel: elsewhere }));
    expect(slack.lastTold()).toContain('NoIncident');
    // `<INC-1>` is how any incident is named there, whatever there is.
    expect(slack.lastTold().replaceAll('&lt;INC-1&gt;', '')).not.toMatch(/INC-1|leaked/u);
  });

  test('is not there behind a button that was forwarded', async () => {
    await using slack = await inSlack();
    await hidden(slack);
    const press = { v: 1, line: '/incident status', incident: 'INC-1' };
    await slack.bring(tap(press, { by: 'U0NEW', channel: elsewhere }));
    expect(slack.lastTold()).toContain('UnknownIncident');
    expect(slack.lastTold()).not.toContain('leaked');
  });

  test('leaves no file and no card in a channel where others read', async () => {
    await using slack = await inSlack();
    await hidden(slack);
    await slack.bring(command('/incident timeline', { channel: elsewhere }));
    await slack.bring(command('/rollback checkout', { channel: elsewhere }));
    expect(slack.seen.files).toEqual([]);
    expect(slack.seen.cards).toEqual([]);
    expect(slack.lastTold()).toContain('checkout@prod');
  });
});
