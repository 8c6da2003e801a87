import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveChromium } from '../workspace/ui-browser.ts';
import { type BrowserScene, openBrowserScene } from './browser-scene.ts';

const here = haveChromium();
const phone = 375;

describe.runIf(here)('an incident that people lead by clicking and typing', () => {
  let all: BrowserScene;
  /** first-oncall, at a desk. */
  let desk: Page;
  /** Somebody else, first at a desk too, then on a phone. */
  let other: Page;

  beforeAll(async () => {
    all = await openBrowserScene();
    desk = await all.sit('U0FIRST', 'C0GENERAL');
    other = await all.sit('U0SECOND', 'C0GENERAL');
  }, 60_000);

  afterAll(async () => {
    const faults = all?.faults();
    await all?.[Symbol.asyncDispose]();
    expect(faults ?? []).toEqual([]);
  }, 60_000);

  const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
  const button = (within: Page | Locator, name: string): Locator =>
    within.getByRole('button', { name, exact: true });
  const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });
  const messages = (page: Page): Locator =>
    page.getByRole('main').getByRole('log', { name: 'Messages' });
  const statusIn = (page: Page): Locator =>
    messages(page)
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'INC-1: nobody can pay' }) });
  const step = (page: Page, name: string): Locator =>
    statusIn(page).getByRole('listitem').filter({ hasText: name });
  const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });

  test('is declared with the keyboard alone', async () => {
    await desk.getByRole('combobox', { name: 'Message #general' }).focus();
    await desk.keyboard.type('/incident declare');
    await desk.keyboard.press('Enter');
    const form = dialog(desk, 'Declare an incident');
    await expect.poll(() => focused(desk)).toContain('What is hurt?');
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Space');
    await desk.keyboard.press('Tab');
    expect(await focused(desk)).toBe('How badly?');
    await desk.keyboard.type('sev2');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('nobody can pay');
    await desk.keyboard.press('Enter');
    await gone(form);
    await desk.getByRole('link', { name: /^inc-\d{8}-checkout-nobody-can-pay/u }).waitFor();
  });

  test('has a channel with a pinned status, found by its name', async () => {
    await desk.keyboard.press('Control+k');
    await desk.getByLabel('Name of a channel').waitFor();
    await desk.keyboard.type('nobody');
    await desk.keyboard.press('Enter');
    await desk.getByRole('heading', { level: 1, name: /nobody-can-pay/u }).waitFor();
    await statusIn(desk).getByText('Pinned').waitFor();
    await statusIn(desk).getByText(/sev2 · declared · first-oncall decides/u).waitFor();
  });

  test('shows its card to whoever types a service, with what stays as it is', async () => {
    await messageField(desk).focus();
    await desk.keyboard.type('/rol');
    await desk.getByRole('option', { name: /\/rollback/u }).waitFor();
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('checkout');
    await desk.keyboard.press('Enter');
    await button(messages(desk), 'Roll back').first().waitFor();
    await messages(desk).getByText(/Stays as it is: 212 orders/u).first().waitFor();
    expect(await button(messages(desk), 'Roll back').count()).toBe(1);
  });

  test('is not decided by somebody else, who alone is told so', async () => {
    await other.getByRole('link', { name: /nobody-can-pay/u }).click();
    await button(messages(other), 'Roll back').first().click();
    const no = other.getByRole('dialog');
    await no.getByText('NotTheAuthority').waitFor();
    await no.getByText(/first-oncall decides/u).waitFor();
    await button(no, 'Close').click();
    await gone(no);
    expect(await desk.getByRole('dialog').count()).toBe(0);
  });

  test('is decided in one form, and followed live', async () => {
    await button(messages(desk), 'Roll back').first().click();
    const form = dialog(desk, 'Roll back checkout?');
    await button(form, 'Roll back').click();
    await gone(form);
    await statusIn(desk).getByText(/acting · first-oncall decides · epoch 1/u).waitFor();
    await step(desk, 'Put release 1 back').getByText('In progress').waitFor();
    await messages(desk).getByText(/Decided: roll back, by first-oncall/u).first().waitFor();
    await expect.poll(() => button(messages(desk), 'Roll back').count()).toBe(0);
  });

  test('is told step by step in the thread of its status', async () => {
    await statusIn(desk).getByRole('button', { name: /repl(?:y|ies)/u }).click();
    await thread(desk).getByText(/deploy \(Put release 1 back\) started/u).waitFor();
  });

  test('stops by the button of its status, and goes on by another', async () => {
    await button(statusIn(desk), 'Pause').click();
    const asked = messages(desk).getByRole('article').filter({ hasText: 'Only visible to you' }).last();
    await asked.getByText(/RB-1 is paused/u).waitFor();
    await button(asked, 'Abort').waitFor();
    await thread(desk).getByText(/RB-1 is paused by order/u).waitFor();
    all.letGo();
    await step(desk, 'Put release 1 back').getByText('Complete').waitFor();
    await step(desk, 'Tell the shifts').getByText('Pending').waitFor();
    await button(asked, 'Go on').click();
    await thread(desk).getByText(/RB-1 goes on/u).waitFor();
  });

  test('waits for a person, who finds it at home on a phone', async () => {
    await other.setViewportSize({ width: phone, height: 740 });
    await button(other, 'Back to the channels').click();
    await other.getByLabel('Acting as').selectOption('support-lead');
    await other.getByRole('link', { name: 'Home of sternway' }).click();
    await other.getByText(/Tell the shifts \(tell\) waits for you/u).waitFor();
    expect(await widerThanScreen(other)).toBe(false);
    await other.getByRole('link', { name: /nobody-can-pay/u }).click();
    await messages(other).getByText('Ring all three shifts.').waitFor();
  });

  test('takes their step with evidence only', async () => {
    const ask = messages(other).getByRole('article').filter({ hasText: 'Ring all three shifts.' });
    await button(ask, 'Done').click();
    const form = dialog(other, 'Done');
    const field = form.getByRole('textbox', { name: 'What shows it?' });
    await field.fill('  ');
    await button(form, 'Done').click();
    await form.getByRole('alert').getByText(/shows it|needed/u).first().waitFor();
    expect(await widerThanScreen(other)).toBe(false);
    await field.fill('all <three> shifts told');
    await button(form, 'Done').click();
    await gone(form);
    await thread(desk).getByText(/support-lead says done .*: all <three> shifts told/u).waitFor();
  });

  test('waits for what is left over, and recovers after it', async () => {
    await statusIn(desk).getByText(/R1: orders, 212/u).waitFor();
    await button(other, 'Back to the channels').click();
    await other.getByRole('link', { name: 'Home of sternway' }).click();
    await button(other, 'Close R1').click();
    const form = other.getByRole('dialog');
    await form.getByRole('textbox', { name: 'What shows it?' }).fill('handed to finance');
    await form.getByRole('button').last().click();
    await gone(form);
    await other.getByText('Nothing waits for you.').waitFor();
    await statusIn(desk).getByText(/sev2 · recovered/u).waitFor();
  });

  test('is closed by the button of its status, and says so everywhere', async () => {
    await button(statusIn(desk), 'Close').click();
    const form = desk.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Who?' }).selectOption('second-oncall');
    await form.getByRole('button').last().click();
    await gone(form);
    await statusIn(desk).getByText(/sev2 · closed/u).waitFor();
    await desk.getByRole('link', { name: /^incidents/u }).click();
    await messages(desk).getByText(/closed/u).waitFor();
    await desk.getByRole('link', { name: 'Home of sternway' }).click();
    await desk.getByText('No incident is open.').waitFor();
  });
});

const messageField = (page: Page): Locator =>
  page.getByRole('main').getByRole('combobox', { name: /^Message/u });

/** What the element with the focus is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

const widerThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
