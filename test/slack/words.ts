import { readFileSync } from 'node:fs';
import type { PersonClient } from '../../sandbox/slack/people/client/person.ts';
import { place } from '../e2e/place.ts';
import { openScene, team } from '../e2e/slack-scene.ts';
import { textsIn } from '../e2e/slack-text.ts';
import { release } from '../e2e/sternway.ts';
import { httpServer, json } from '../support/http-server.ts';

/**
 * Counts what stands between a person and the first running step: `npm run words`. What they do (type, tap, send a form)
 * and what they read on the way: the card and the form, with the labels of all buttons.
 */
const mostInteractions = 3;
const mostWords = 70;

type Stop = { readonly does: string; readonly reads: string };

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

await using world = await httpServer((_seen, response) => json(response, { n: 212 }));

/** As much stays as it is as in a shop: the card is at its longest. */
const effects = ['orders', 'payments', 'confirmation e-mails'].map((name, index) => ({
  id: `effect-${index}`,
  name,
  count: { kind: 'http', url: `${world.url}/count`, path: 'n' },
  owner: 'support',
  due: '1d',
}));
using here = place({ checkout: { effects, roles: { support: ['support-lead'] } } }, team);
const step = (id: string, more: object = {}) => ({
  id,
  name: `Do ${id}`,
  kind: 'http',
  with: { url: `${world.url}/${id}` },
  ...more,
});
/** All that can make card and form longer: traffic that can be stopped, a way to rest, what a person does, what nobody has proven. */
here.playbook('checkout', {
  assumes: ['The older release reads what the newer one wrote', 'Nobody else deploys'].map(
    (text) => ({ text, check: 'unproven' }),
  ),
  steps: [
    step('back'),
    {
      ...step('tell'),
      kind: 'manual',
      needs: ['back'],
      with: { role: 'support', instruction: 'Ring them.' },
    },
  ],
  contain: [
    step('away', { compensate: { kind: 'http', with: { url: `${world.url}/again` } }, rest: true }),
  ],
  rest: [step('close')],
});
const pager = 'pager: { kind: webhook, url_secret: pager }';
here.write('sternway.yaml', `${readFileSync(here.configuration, 'utf8')}${pager}\n`);
await using scene = await openScene(here);
await release(scene.bot, here, 'checkout');

const stops = await decide(scene.slack.as('U0FIRST'));
await scene.bot.until('the first step runs', async () =>
  ['started', 'finished'].includes((await scene.bot.status('INC-1', 'back')) ?? ''),
);
const words = stops.reduce((sum, { reads }) => sum + wordsIn(reads), 0);
report(stops, words);
if (stops.length > mostInteractions || words > mostWords) process.exitCode = 1;

/** From the typed command to the sent form, as somebody at a keyboard goes. */
async function decide(me: PersonClient): Promise<readonly Stop[]> {
  const typed = '/rollback checkout';
  await me.say('#dev', typed);
  const card = await me.waitForMessage(({ blocks }) =>
    blocks.some(({ block_id }) => block_id.startsWith('card-')),
  );
  await me.press('Roll back');
  const form = await me.waitForForm('Roll back checkout?');
  await me.submit();
  const inForm = [form.title, ...form.blocks.flatMap(textsIn), form.submit ?? '', form.close];
  return [
    { does: `types ${typed}`, reads: card.blocks.flatMap(textsIn).join('\n') },
    { does: 'taps Roll back', reads: inForm.join('\n') },
    { does: 'sends the form', reads: '' },
  ];
}

function report(all: readonly Stop[], sum: number): void {
  const row = (count: string | number, does: string, read: string | number): void =>
    void process.stdout.write(
      `${String(count).padStart(3)}  ${does.padEnd(26)}${String(read).padStart(5)}\n`,
    );
  row('', 'a person', 'words');
  for (const [index, { does, reads }] of all.entries()) row(index + 1, does, wordsIn(reads));
  row(all.length, `of at most ${mostInteractions}; words at most ${mostWords}`, sum);
}
