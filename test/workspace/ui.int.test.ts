import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { OpenView } from '../../sandbox/slack/people/shapes.ts';
import { haveChromium, openBrowser, openPage } from './ui-browser.ts';
import { byApp, type Fixture, message, startFixture } from './ui-fixture.ts';

const here = haveChromium();
let browser: Browser;

beforeAll(async () => {
  if (here) browser = await openBrowser();
});

afterAll(async () => {
  if (here) await browser.close();
});

const plain = (text: string) => ({ type: 'plain_text', text });

async function workspace(): Promise<Fixture> {
  const fixture = await startFixture();
  onTestFinished(() => fixture[Symbol.asyncDispose]());
  return fixture;
}

async function open(fixture: Fixture, search: string, width = 1280) {
  const opened = await openPage(browser, `${fixture.url}/${search}`, { width });
  onTestFinished(async () => {
    await opened.page.context().close();
    expect(opened.faults).toEqual([]);
  });
  return opened;
}

const acts = ({ sent }: Fixture, act: string): Record<string, unknown>[] =>
  sent.filter((one) => one.act === act).map(({ user, body }) => ({ user, ...body }));

const atIncidents = '?as=U0FIRST&at=C0INCIDENTS';

const input = (block: string, label: string, more: object = {}) => ({
  type: 'input',
  block_id: block,
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'text', ...more },
});

const form = (more: Partial<OpenView> = {}): OpenView => ({
  id: 'V1',
  hash: '1',
  callbackId: 'declare',
  title: 'Declare an incident',
  submit: 'Declare',
  close: 'Cancel',
  blocks: [input('title', 'Title'), input('why', 'Why', { multiline: true })],
  errors: {},
  ...more,
});

const buttons = (...elements: object[]) => ({ type: 'actions', block_id: 'row', elements });

const button = (action: string, label: string, more: object = {}) => ({
  type: 'button',
  action_id: action,
  text: plain(label),
  ...more,
});

describe.runIf(here)('a person in the workspace', () => {
  test('is who the address says, and somebody else after switching', async () => {
    const fixture = await workspace();
    const { page } = await open(fixture, atIncidents);
    await page.getByLabel('Message #incidents').fill('hello');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => acts(fixture, 'say'))
      .toEqual([{ user: 'U0FIRST', channel: 'C0INCIDENTS', text: 'hello' }]);
    await page.getByLabel('Acting as').selectOption('U0SECOND');
    await page.waitForURL(/as=U0SECOND/u);
    await page.getByLabel('Message #incidents').fill('two\nlines');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => acts(fixture, 'say').at(-1))
      .toEqual({
        user: 'U0SECOND',
        channel: 'C0INCIDENTS',
        text: 'two\nlines',
      });
  });

  test('sees what others wrote as text, whatever it contains', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(
      message({ text: '<script>document.title = "owned"</script>' }),
      message({ text: '&lt;!channel&gt; <img src=x onerror=alert(1)> <javascript:alert(1)|here>' }),
      message({
        author: byApp,
        text: 'x',
        blocks: [{ type: 'section', block_id: 'b', text: { type: 'mrkdwn', text: '<b>raw</b>' } }],
      }),
    );
    const { page } = await open(fixture, atIncidents);
    const messages = page.locator('.messages');
    await messages.getByText('<script>document.title = "owned"</script>').waitFor();
    await messages.getByText('<!channel> <img src=x onerror=alert(1)>').waitFor();
    await messages.getByText('<b>raw</b>').waitFor();
    expect(await messages.locator('script, img, a, .mention').count()).toBe(0);
    expect(await page.title()).toBe('Workspace');
  });

  test('is offered commands with their use, and sends one by keyboard', async () => {
    const fixture = await workspace();
    const { page } = await open(fixture, atIncidents);
    const field = page.getByLabel('Message #incidents');
    await field.focus();
    await page.keyboard.type('/r');
    const offers = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await offers.first().waitFor();
    expect(await offers.count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('/rollback ');
    await page.locator('.usage', { hasText: '<service[@env]> | stop | status' }).waitFor();
    await page.keyboard.type('checkout');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => acts(fixture, 'say').map((body) => body['text']))
      .toEqual(['/rollback checkout']);
    expect(await field.inputValue()).toBe('');
  });

  test('is told in private what went wrong, and gets the words back', async () => {
    const fixture = await workspace();
    fixture.respond(({ act }) =>
      act === 'say'
        ? { ok: false, error: 'dispatch_failed', say: '/rollback failed: the app did not answer.' }
        : undefined,
    );
    const { page } = await open(fixture, atIncidents);
    const field = page.getByLabel('Message #incidents');
    await field.fill('/rollback checkout');
    await page.keyboard.press('Enter');
    const note = page.getByRole('alert').filter({ hasText: 'the app did not answer' });
    await note.getByText('Only visible to you').waitFor();
    expect(await field.inputValue()).toBe('/rollback checkout');
  });

  test('sees a message that only they see marked as such', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(message({ author: byApp, ephemeral: true, text: 'You may not.' }));
    const { page } = await open(fixture, atIncidents);
    const row = page.locator('.message', { hasText: 'You may not.' });
    await row.getByText('Only visible to you').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
  });

  test('reacts, and takes it back with the same press', async () => {
    const fixture = await workspace();
    const told = message({ text: 'orders are failing' });
    fixture.world.messages.push(told);
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: /^More for the message by second-oncall/u }).click();
    await page.getByRole('menuitem', { name: 'Add reaction…' }).click();
    await page.getByRole('menuitem', { name: 'memo' }).click();
    const body = { user: 'U0FIRST', channel: 'C0INCIDENTS', ts: told.ts, name: 'memo' };
    await expect.poll(() => acts(fixture, 'react')).toEqual([body]);
    fixture.change(({ messages }) => {
      messages[0] = { ...told, reactions: [{ name: 'memo', users: ['U0FIRST'] }] };
    });
    await page.getByRole('button', { name: 'memo, 1: first-oncall' }).click();
    await expect.poll(() => acts(fixture, 'unreact')).toEqual([body]);
  });

  test('reads and answers in a thread, and closes it with Escape', async () => {
    const fixture = await workspace();
    const parent = message({ text: 'INC-142', author: byApp });
    const replies = { count: 1, latest: parent.ts, users: ['U0BOT'] };
    const reply = message({ text: 'step 1 is done', author: byApp, thread: parent.ts });
    fixture.world.messages.push({ ...parent, replies }, reply);
    const { page } = await open(fixture, atIncidents);
    expect(await page.getByText('step 1 is done').count()).toBe(0);
    await page.getByRole('button', { name: /1 reply/u }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('step 1 is done').waitFor();
    await thread.getByLabel('Reply in thread').fill('seen');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => acts(fixture, 'say'))
      .toEqual([{ user: 'U0FIRST', channel: 'C0INCIDENTS', text: 'seen', thread: parent.ts }]);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('thread');
  });

  test('changes and deletes a message of their own', async () => {
    const fixture = await workspace();
    const own = message({
      text: 'a &lt; b',
      author: { id: 'U0FIRST', name: 'first-oncall', app: false },
    });
    fixture.world.messages.push(own);
    const { page } = await open(fixture, atIncidents);
    const menu = page.getByRole('button', { name: /^More for the message/u });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    const field = page.getByLabel('Text of the message');
    expect(await field.inputValue()).toBe('a < b');
    await field.fill('a > b');
    await page.keyboard.press('Enter');
    await expect.poll(() => acts(fixture, 'edit').map((body) => body['text'])).toEqual(['a > b']);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Delete message…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => acts(fixture, 'erase').length).toBe(1);
  });

  test('stays at a pinned message to which they were led from the end', async () => {
    const fixture = await workspace();
    const long = 'a line\n'.repeat(30);
    fixture.world.messages.push(
      message({ text: 'status of INC-142', pinned: true }),
      message({ text: `${long}the end` }),
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: '1 pinned' }).click();
    await page.getByRole('button', { name: /status of INC-142/u }).click();
    await expect.poll(() => page.locator('.scrolled[data-end="no"]').count()).toBe(1);
    const status = page.locator('.message', { hasText: 'status of INC-142' });
    expect((await status.boundingBox())?.y).toBeGreaterThan(0);
  });

  test('goes to a channel without a mouse, and finds the pinned message', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(message({ text: 'status of INC-142', pinned: true }));
    const { page } = await open(fixture, '?as=U0FIRST&at=C0GENERAL');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Name of a channel').waitFor();
    await page.keyboard.type('inci');
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=C0INCIDENTS/u);
    await page.getByRole('button', { name: '1 pinned' }).press('Enter');
    await page.keyboard.press('Enter');
    const focused = page.locator('.message:focus');
    await expect.poll(() => focused.getByText('status of INC-142').count()).toBe(1);
  });
});

describe.runIf(here)('the blocks of the app', () => {
  test('take a press with what it carries, after the question that belongs to it', async () => {
    const fixture = await workspace();
    const confirm = {
      title: plain('Stop the run?'),
      text: plain('It can go on later.'),
      confirm: plain('Stop it'),
      deny: plain('Leave it'),
    };
    const status = message({
      author: byApp,
      text: 'acting',
      blocks: [buttons(button('stop', 'Stop', { style: 'danger', value: 'RB-17', confirm }))],
    });
    fixture.world.messages.push(status);
    const { page } = await open(fixture, atIncidents);
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await stop.click();
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(acts(fixture, 'press')).toEqual([]);
    await stop.click();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await expect
      .poll(() => acts(fixture, 'press'))
      .toEqual([
        {
          user: 'U0FIRST',
          channel: 'C0INCIDENTS',
          ts: status.ts,
          block: 'row',
          action: 'stop',
          values: {},
        },
      ]);
  });

  test('tell of every choice at once', async () => {
    const fixture = await workspace();
    const options = ['sev1', 'sev2'].map((value) => ({ text: plain(value), value }));
    fixture.world.messages.push(
      message({
        author: byApp,
        blocks: [
          buttons(
            {
              type: 'static_select',
              action_id: 'severity',
              placeholder: plain('Severity'),
              options,
            },
            { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
            { type: 'overflow', action_id: 'more', options },
            { type: 'checkboxes', action_id: 'ticks', options },
          ),
        ],
      }),
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByLabel('Severity').selectOption('sev2');
    await page.getByLabel('Who').selectOption('U0SECOND');
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByRole('menuitem', { name: 'sev1' }).click();
    await page.getByRole('checkbox', { name: 'sev2' }).click();
    await expect
      .poll(() =>
        fixture.sent.filter(({ act }) => act === 'press').map(({ body }) => body['value']),
      )
      .toEqual(['sev2', 'U0SECOND', 'sev1', ['sev2']]);
  });

  test('say the status of each task in words', async () => {
    const fixture = await workspace();
    const task = (id: string, status: string) => ({
      type: 'task_card',
      task_id: id,
      title: `step ${id}`,
      status,
    });
    const tasks = [task('1', 'complete'), task('2', 'in_progress'), task('3', 'error')];
    fixture.world.messages.push(
      message({ author: byApp, blocks: [{ type: 'plan', block_id: 'p', title: 'RB-17', tasks }] }),
    );
    const { page } = await open(fixture, atIncidents);
    const plan = page.getByRole('region', { name: 'RB-17' });
    await plan.waitFor();
    expect(await plan.locator('.task-status').allTextContents()).toEqual([
      'Complete',
      'In progress',
      'Error',
    ]);
    await plan.getByText('1 of 3 complete').waitFor();
  });

  test('of a kind that is broken do not take the others with them', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(
      message({
        author: byApp,
        blocks: [
          { type: 'actions', block_id: 'a' },
          { type: 'hologram', block_id: 'b' },
          { type: 'header', block_id: 'c', text: plain('still here') },
        ],
      }),
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByText('still here').waitFor();
    expect(await page.getByText('which this workspace cannot show').count()).toBe(2);
  });

  test('give way to what a screen reader gets', async () => {
    const fixture = await workspace();
    const header = { type: 'header', block_id: 'c', text: plain('INC-142') };
    fixture.world.messages.push(
      message({ author: byApp, text: 'INC-142: acting', blocks: [header] }),
      message({ author: byApp, blocks: [header] }),
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: 'Text instead of blocks' }).click();
    await page.getByText('INC-142: acting').waitFor();
    const none = 'Nothing: this message has no text beside its blocks.';
    await expect.poll(() => page.getByText(none).count()).toBe(1);
  });

  test('in Home are pressed on their view', async () => {
    const fixture = await workspace();
    fixture.world.home = { id: 'V9', hash: '1', blocks: [buttons(button('declare', 'Declare'))] };
    const { page } = await open(fixture, '?as=U0FIRST&at=home');
    await page.getByRole('button', { name: 'Declare' }).click();
    await expect
      .poll(() => acts(fixture, 'press'))
      .toEqual([{ user: 'U0FIRST', view: 'V9', block: 'row', action: 'declare', values: {} }]);
  });

  test('fetch no picture from outside', async () => {
    const fixture = await workspace();
    const image = {
      type: 'image',
      block_id: 'i',
      image_url: 'https://pictures.example/a.png',
      alt_text: 'errors fall after 03:05',
    };
    fixture.world.messages.push(message({ author: byApp, blocks: [image] }));
    const { page, asked } = await open(fixture, atIncidents);
    await page.getByText('errors fall after 03:05').waitFor();
    expect(asked.filter((address) => !address.startsWith(fixture.url))).toEqual([]);
  });
});

describe.runIf(here)('a form of the app', () => {
  test('shows what is wrong beside its field, keeps what was typed, then goes', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(
      message({ author: byApp, blocks: [buttons(button('go', 'Open'))] }),
    );
    let tries = 0;
    fixture.respond(({ act }) => {
      if (act === 'press')
        fixture.change(({ views }) => void views.push(form()), { changed: 'views' });
      if (act !== 'submit') return undefined;
      tries += 1;
      if (tries === 1) return { ok: true, form: 'errors', fields: { title: 'Say who is hurt.' } };
      fixture.change(({ views }) => void views.pop(), { changed: 'views' });
      return { ok: true, form: 'closed' };
    });
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: 'Open' }).click();
    const dialog = page.getByRole('dialog', { name: 'Declare an incident' });
    const title = dialog.getByRole('textbox', { name: 'Title' });
    await title.fill('5xx');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('because');
    await dialog.getByRole('button', { name: 'Declare' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Say who is hurt.' }).waitFor();
    expect(await title.inputValue()).toBe('5xx');
    await title.fill('5xx for everybody');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(acts(fixture, 'submit').at(-1)).toEqual({
      user: 'U0FIRST',
      view: 'V1',
      values: { title: { text: '5xx for everybody' }, why: { text: 'because' } },
    });
  });

  test('is updated in place without losing what is being typed', async () => {
    const fixture = await workspace();
    fixture.world.views.push(form());
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('textbox', { name: 'Title' }).fill('half a sen');
    fixture.change(
      ({ views }) => {
        const header = { type: 'header', block_id: 'h', text: plain('Loaded meanwhile') };
        views[0] = form({ hash: '2', blocks: [header, ...form().blocks] });
      },
      { changed: 'views' },
    );
    await page.getByText('Loaded meanwhile').waitFor();
    await page.keyboard.type('tence');
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('half a sentence');
  });

  test('on top of another one goes back with Escape', async () => {
    const fixture = await workspace();
    fixture.world.views.push(form(), form({ id: 'V2', title: 'Details' }));
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('dialog', { name: 'Details' }).waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => acts(fixture, 'dismiss'))
      .toEqual([{ user: 'U0FIRST', view: 'V2', all: false }]);
  });

  test('that has expired says so within itself', async () => {
    const fixture = await workspace();
    fixture.world.views.push(form());
    fixture.respond(({ act }) =>
      act === 'submit'
        ? { ok: false, error: 'view_expired', say: 'This form has expired.' }
        : undefined,
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: 'Declare' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByText('This form has expired.').isVisible()).toBe(true);
  });

  test('that was opened empty gives the focus to its first field when that comes', async () => {
    const fixture = await workspace();
    const words = { type: 'section', block_id: 'w', text: { type: 'mrkdwn', text: 'One moment' } };
    fixture.world.views.push(form({ blocks: [words] }));
    const { page } = await open(fixture, atIncidents);
    await page.getByText('One moment').waitFor();
    fixture.change(({ views }) => void views.splice(0, 1, form({ hash: '2' })), {
      changed: 'views',
    });
    const title = page.getByRole('textbox', { name: 'Title' });
    await expect.poll(() => title.and(page.locator(':focus')).count()).toBe(1);
  });

  test('asks the app for choices while one types', async () => {
    const fixture = await workspace();
    const element = {
      type: 'external_select',
      action_id: 'release',
      min_query_length: 1,
      placeholder: plain('Search a release'),
    };
    const block = { type: 'input', block_id: 'rel', label: plain('Release'), element };
    fixture.world.views.push(form({ blocks: [block] }));
    fixture.respond(({ act, body }) =>
      act === 'options'
        ? {
            ok: true,
            options: [{ text: { text: `release of ${String(body['query'])}` }, value: 'r7' }],
          }
        : undefined,
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('combobox', { name: 'Release' }).pressSequentially('chec');
    await page.getByRole('option', { name: 'release of chec' }).click();
    await page.getByRole('button', { name: 'Declare' }).click();
    await expect
      .poll(() => acts(fixture, 'submit').at(-1))
      .toMatchObject({
        values: { rel: { release: 'r7' } },
      });
  });
});

const fromEnd = (page: Page) =>
  page
    .locator('.scrolled')
    .evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

/** A channel of sixty messages whose reader has gone up to the first. */
async function scrolledUp() {
  const fixture = await workspace();
  for (let n = 1; n <= 60; n += 1) fixture.world.messages.push(message({ text: `line ${n}` }));
  const { page } = await open(fixture, atIncidents);
  await page.getByText('line 60', { exact: true }).waitFor();
  await expect.poll(() => fromEnd(page)).toBeLessThan(5);
  await page.locator('.scrolled').evaluate((element) => element.scrollTo(0, 0));
  await page.getByRole('button', { name: 'Newest messages ↓' }).waitFor();
  return { fixture, page };
}

describe.runIf(here)('a page that stays open', () => {
  test('follows new messages, unless the reader has scrolled up', async () => {
    const fixture = await workspace();
    for (let n = 1; n <= 60; n += 1) fixture.world.messages.push(message({ text: `line ${n}` }));
    const { page } = await open(fixture, atIncidents);
    await page.getByText('line 60', { exact: true }).waitFor();
    fixture.change(({ messages }) => void messages.push(message({ text: 'the newest' })));
    const newest = page.getByText('the newest', { exact: true });
    await newest.waitFor();
    const box = page.locator('.scrolled');
    await expect.poll(() => fromEnd(page)).toBeLessThan(5);
    await box.evaluate((element) => element.scrollTo(0, 0));
    await page.getByRole('button', { name: 'Newest messages ↓' }).waitFor();
    fixture.change(({ messages }) => void messages.push(message({ text: 'while away' })));
    await page.getByText('while away', { exact: true }).waitFor({ state: 'attached' });
    expect(await box.evaluate((element) => element.scrollTop)).toBe(0);
  });

  test('counts what came below while the reader was further up, a private answer as well', async () => {
    const { fixture, page } = await scrolledUp();
    fixture.change(({ messages }) => {
      messages.push(message({ author: byApp, ephemeral: true, text: 'You may not.' }));
    });
    const toEnd = page.getByRole('button', { name: '1 new · Newest messages ↓' });
    await toEnd.waitFor();
    fixture.change(({ messages }) => void messages.push(message({ text: 'and more' })));
    await page.getByRole('button', { name: '2 new · Newest messages ↓' }).click();
    await toEnd.waitFor({ state: 'hidden' });
    await expect.poll(() => fromEnd(page)).toBeLessThan(5);
    await page.locator('.scrolled').evaluate((element) => element.scrollTo(0, 0));
    await page.getByRole('button', { name: /^Newest messages ↓$/u }).waitFor();
  });

  test('goes to the newest message for whoever says something, and on to the private answer', async () => {
    const { fixture, page } = await scrolledUp();
    await page.getByLabel('Message #incidents').fill('/rollback checkout');
    await page.keyboard.press('Enter');
    await expect.poll(() => fromEnd(page)).toBeLessThan(5);
    fixture.change(({ messages }) => {
      const text = 'You may not.\n'.repeat(40);
      messages.push(message({ author: byApp, ephemeral: true, text }));
    });
    await page.locator('.message', { hasText: 'You may not.' }).waitFor();
    await expect.poll(() => fromEnd(page)).toBeLessThan(5);
  });

  test('tells a screen reader of what others write', async () => {
    const fixture = await workspace();
    fixture.world.messages.push(message({ text: 'first' }));
    const { page } = await open(fixture, atIncidents);
    await page.getByText('first', { exact: true }).waitFor();
    fixture.change(({ messages }) => void messages.push(message({ text: 'step 2 failed' })));
    const live = page.locator('[aria-live=polite]');
    await expect.poll(() => live.textContent()).toContain('second-oncall: step 2 failed');
  });

  test('keeps the words and the focus of a composer when others write', async () => {
    const fixture = await workspace();
    const { page } = await open(fixture, atIncidents);
    const field = page.getByLabel('Message #incidents');
    await field.pressSequentially('I am wri');
    fixture.change(({ messages }) => void messages.push(message({ text: 'so am I' })));
    await page.getByText('so am I', { exact: true }).waitFor();
    await page.keyboard.type('ting');
    expect(await field.inputValue()).toBe('I am writing');
  });

  test('says that the workspace is gone', async () => {
    const fixture = await startFixture();
    const { page } = await openPage(browser, `${fixture.url}/${atIncidents}`);
    onTestFinished(() => page.context().close());
    await page.getByLabel('Message #incidents').fill('hello?');
    await fixture[Symbol.asyncDispose]();
    await page.getByText('Connecting again…').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The workspace did not answer.').waitFor();
    expect(await page.getByLabel('Message #incidents').inputValue()).toBe('hello?');
  });
});

describe.runIf(here)('the inspector', () => {
  test('shows calls, whole when opened, and makes faults', async () => {
    const fixture = await workspace();
    const entry = { at: 0, kind: 'call', from: 'app', ms: 3 } as const;
    fixture.world.log.push(
      {
        ...entry,
        n: 1,
        name: 'chat.update',
        ok: false,
        error: 'ratelimited',
        body: { text: 'x-ray' },
      },
      { ...entry, n: 2, name: 'views.open', ok: true },
    );
    const { page } = await open(fixture, atIncidents);
    await page.getByRole('button', { name: 'Inspector' }).click();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByText('views.open').waitFor();
    await inspector.getByLabel('Filter the lines').fill('ratelimited');
    await inspector.getByText('views.open').waitFor({ state: 'detached' });
    await inspector.getByText('chat.update').click();
    await inspector.getByText('"x-ray"').waitFor();
    await inspector.getByRole('button', { name: 'Clock +1 min' }).click();
    await expect
      .poll(() => acts(fixture, 'control'))
      .toMatchObject([{ params: { what: 'clock' }, body: { advanceMs: 60_000 } }]);
  });
});

describe.runIf(here)('on a phone', () => {
  const columns = [
    ['the list', '?as=U0FIRST&at=list'],
    ['a channel', atIncidents],
    ['Home', '?as=U0FIRST&at=home'],
  ] as const;

  test.each(columns)('%s fits without scrolling sideways', async (_name, search) => {
    const fixture = await workspace();
    const wide = 'x'.repeat(300);
    fixture.world.messages.push(
      message({ text: `${wide} \`${wide}\`\n\`\`\`${wide}\`\`\`` }),
      message({
        author: byApp,
        blocks: [
          { type: 'header', block_id: 'h', text: plain(wide) },
          buttons(button('a', 'Roll back'), button('b', 'Stop traffic'), button('c', 'Not now')),
        ],
      }),
    );
    const { page } = await open(fixture, search, 375);
    await expect
      .poll(() => page.evaluate('document.documentElement.scrollWidth'))
      .toBeLessThanOrEqual(375);
    const boxes = await page.locator('.scrolled, .home, .sidebar').all();
    const wider = await Promise.all(
      boxes.map((box) => box.evaluate((element) => element.scrollWidth - element.clientWidth)),
    );
    expect(Math.max(...wider)).toBeLessThanOrEqual(0);
  });

  test('one column shows at a time, with a way back', async () => {
    const fixture = await workspace();
    const parent = message({ text: 'INC-142' });
    fixture.world.messages.push(parent);
    const { page } = await open(fixture, `${atIncidents}&thread=${parent.ts}`, 375);
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await page.getByRole('main').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the channel', exact: true }).click();
    await page.getByRole('main').waitFor();
    await page.getByRole('button', { name: 'Back to the channels' }).click();
    await page.getByRole('navigation', { name: 'Channels' }).waitFor();
    await page.getByRole('link', { name: 'general' }).click();
    await page.getByLabel('Message #general').waitFor();
  });

  test('a form fills the screen and fits', async () => {
    const fixture = await workspace();
    fixture.world.views.push(form());
    const { page } = await open(fixture, atIncidents, 375);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const box = await dialog.boundingBox();
    expect(box?.width).toBe(375);
    expect(await dialog.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
