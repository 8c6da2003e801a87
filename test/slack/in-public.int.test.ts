import { expect, test } from 'vitest';
import type { StatusPageEntry } from '../../src/app/ports/status-page.ts';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, inSlack, type Slack, sent } from './in-rig.ts';

const formOf = ({ seen }: Slack) => seen.filled.at(-1)?.view ?? { private_metadata: '' };
const shown = (slack: Slack) => JSON.stringify(formOf(slack));

async function open(statusPage: StatusPageEntry | undefined): Promise<Slack> {
  const slack = await inSlack((harbor) => {
    harbor.rules = { ...harbor.rules, statusPage };
  });
  await accepted(slack.boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
  return slack;
}

const page: StatusPageEntry = { urlSecret: 'page_url', signingSecret: undefined };

test('what the public is to read is looked at in a form before it is drafted', async () => {
  await using slack = await open(page);
  await slack.bring(command('/incident publish draft monitoring'));
  expect(shown(slack)).toContain('"initial_value":"');
  expect(await slack.boat.events('UpdateDrafted')).toEqual([]);
  const typed = { 'ask:text': { 'answer:text': { value: 'Buying works again.' } } };
  await slack.bring(sent(formOf(slack), typed));
  expect(await slack.boat.events('UpdateDrafted')).toMatchObject([{ stage: 'monitoring' }]);
});

test('words that were typed are drafted as they are', async () => {
  await using slack = await open(page);
  await slack.bring(command('/incident publish draft "Buying is slow."'));
  expect(await slack.boat.events('UpdateDrafted')).toHaveLength(1);
});

test('no form opens for words that nobody would ever be sent', async () => {
  await using slack = await open(undefined);
  await slack.bring(command('/incident publish draft'));
  expect(slack.seen.opened).toEqual([]);
  expect(slack.lastTold()).toContain('NoStatusPage');
});
