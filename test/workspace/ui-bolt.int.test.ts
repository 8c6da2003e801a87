import type { App } from '@slack/bolt';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSocketRig } from './bolt-rig.ts';
import { haveChromium, openBrowser, openPage } from './ui-browser.ts';

const here = haveChromium();
let browser: Browser;

beforeAll(async () => {
  if (here) browser = await openBrowser();
});

afterAll(async () => {
  if (here) await browser.close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A small bot: a command opens a form, which is taken at the second try and becomes a message with a button. */
const listen = (app: App): void => {
  app.command('/incident', async ({ ack, client, body }) => {
    await ack();
    const element = { type: 'plain_text_input' as const, action_id: 'text' };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'declare',
        private_metadata: body.channel_id,
        title: plain('Declare'),
        submit: plain('Declare'),
        blocks: [{ type: 'input', block_id: 'title', label: plain('Title'), element }],
      },
    });
  });
  app.view('declare', async ({ ack, view, client }) => {
    const title = view.state.values['title']?.['text']?.value ?? '';
    if (title.length < 5) {
      await ack({ response_action: 'errors', errors: { title: 'Say who is hurt.' } });
      return;
    }
    await ack();
    const button = { type: 'button' as const, action_id: 'take', text: plain('I decide') };
    await client.apiCall('chat.postMessage', {
      channel: view.private_metadata,
      text: `Declared: ${title}`,
      blocks: [
        { type: 'header', text: plain(title) },
        { type: 'actions', elements: [button] },
      ],
    });
  });
  app.action('take', async ({ ack, respond, body, client }) => {
    await ack();
    await respond({ text: 'You decide now.', response_type: 'ephemeral', replace_original: false });
    if (!('message' in body) || body.message === undefined) return;
    const channel = body.channel?.id ?? '';
    await client.chat.update({ channel, ts: body.message.ts, text: 'Decided', blocks: [] });
    const thread = { channel, thread_ts: body.message.ts };
    await client.apiCall('chat.postMessage', { ...thread, text: `<@${body.user.id}> decides` });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('My open actions') }] },
    });
  });
};

async function opened(search: string) {
  const rig = await openSocketRig({ listen: [listen] });
  onTestFinished(() => rig[Symbol.asyncDispose]());
  const { page, faults } = await openPage(browser, `${rig.running.url}/${search}`);
  onTestFinished(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });
  return { page, rig };
}

describe.runIf(here)('a person with a real bot', () => {
  test('goes from a command through a form and a button into a thread', async () => {
    const { page } = await opened('?as=U0FIRST&at=C0GENERAL');
    await page.getByLabel('Message #general').fill('/incident declare');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Declare' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('5xx');
    await page.keyboard.press('Enter');
    await dialog.getByText('Say who is hurt.').waitFor();
    await page.keyboard.type(' for everybody');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: '5xx for everybody' }).waitFor();
    await page.getByRole('button', { name: 'I decide' }).click();
    const whisper = page.locator('.message.ephemeral', { hasText: 'You decide now.' });
    await whisper.getByText('Only visible to you').waitFor();
    await page.getByText('(edited)').waitFor();
    await page.getByRole('button', { name: /1 reply/u }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('@first-oncall decides').waitFor();
    await thread.getByLabel('Reply in thread').fill('/incident status');
    await page.keyboard.press('Enter');
    const refusal = thread.getByText('/incident is not supported in threads.');
    await expect.poll(() => refusal.count()).toBe(1);
  });

  test('keeps what they typed as text, and mentions whom they mean', async () => {
    const { page } = await opened('?as=U0FIRST&at=C0GENERAL');
    const typed = '<script>alert(1)</script> <!channel> & @second-oncall';
    await page.getByLabel('Message #general').fill(typed);
    await page.keyboard.press('Enter');
    const row = page.locator('.message', { hasText: typed });
    await row.waitFor();
    expect(await row.locator('script').count()).toBe(0);
    expect(await row.locator('.mention').allTextContents()).toEqual(['@second-oncall']);
  });

  test('finds Home drawn when they open it', async () => {
    const { page } = await opened('?as=U0FIRST&at=C0GENERAL');
    await page.getByRole('link', { name: 'Home of sternway' }).click();
    const heading = page.getByRole('heading', { name: 'My open actions' });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  });

  test('is told when no bot is there', async () => {
    const { page, rig } = await opened('?as=U0FIRST&at=C0GENERAL');
    await Promise.all(rig.apps.map((app) => app.stop()));
    await page.getByLabel('Message #general').fill('/incident');
    await page.keyboard.press('Enter');
    const note = page.getByRole('alert').filter({ hasText: '/incident' });
    await expect.poll(() => note.count(), { timeout: 5_000 }).toBe(1);
  });
});
