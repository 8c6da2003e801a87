import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveChromium } from '../workspace/ui-browser.ts';
import {
  beside,
  button,
  focused,
  form,
  gone,
  messages,
  reads,
  say,
  statusOf,
  taken,
  thread,
} from './browser-hands.ts';
import { type BrowserScene, openBrowserScene } from './browser-scene.ts';

const here = haveChromium();
const phone = { width: 375, height: 740 };
/** Far more than any of it takes. */
const soon = { timeout: 30_000 };

describe.runIf(here)('an incident that people lead by clicking and typing', () => {
  let all: BrowserScene;
  /** first-oncall, at a desk. */
  let desk: Page;
  /** Somebody else: second-oncall at a desk, then support-lead on a phone. */
  let other: Page;

  beforeAll(async () => {
    all = await openBrowserScene();
    desk = await all.sit('U0FIRST', 'C0GENERAL');
    other = await all.sit('U0SECOND', 'C0GENERAL');
  }, 60_000);

  afterAll(async () => {
    await all?.[Symbol.asyncDispose]();
  }, 60_000);

  const status = (): Locator => statusOf(desk, 'INC-1: nobody can pay');
  const step = (name: string): Locator => status().getByRole('listitem').filter({ hasText: name });
  const channel = (page: Page): Locator => page.getByRole('link', { name: /nobody-can-pay/u });
  const home = (page: Page): Locator => page.getByRole('link', { name: 'Home of sternway' });

  test('is declared with the keyboard alone', async () => {
    await say(desk, '/incident declare');
    const declared = form(desk, 'Declare an incident');
    await expect.poll(() => focused(desk), soon).toBe('What is hurt? Services');
    for (const key of ['Enter', 'Tab', 'Space', 'Tab']) await desk.keyboard.press(key);
    expect(await focused(desk)).toBe('How badly?');
    await desk.keyboard.type('sev2');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('nobody can pay');
    await desk.keyboard.press('Enter');
    await taken(declared);
    await channel(desk).waitFor();
  });

  test('has a channel that is found by its name, and a pinned status in it', async () => {
    await desk.keyboard.press('Control+k');
    await desk.getByLabel('Name of a channel').waitFor();
    await desk.keyboard.type('nobody');
    await desk.keyboard.press('Enter');
    await desk.getByRole('heading', { level: 1, name: /nobody-can-pay/u }).waitFor();
    await reads(status(), /sev2 · declared · first-oncall decides/u);
    await expect.poll(() => status().getByText('Pinned').count(), soon).toBe(1);
  });

  test('shows its card to whoever names the service, with what stays as it is', async () => {
    await say(desk, '/rol');
    await say(desk, 'checkout');
    await reads(messages(desk), /Stays as it is: 212 orders/u);
    expect(await button(messages(desk), 'Roll back').count()).toBe(1);
  });

  test('is not decided by somebody else, who alone is told so', async () => {
    await channel(other).click();
    await button(messages(other), 'Roll back').click();
    const no = other.getByRole('dialog');
    await reads(no, 'NotTheAuthority');
    await reads(no, /first-oncall decides/u);
    await button(no, 'Close').click();
    await gone(no);
    expect(await desk.getByRole('dialog').count()).toBe(0);
    expect(await desk.getByText('NotTheAuthority').count()).toBe(0);
  });

  test('is decided in one form, and then there is nothing to decide any more', async () => {
    await button(messages(desk), 'Roll back').click();
    const decision = form(desk, 'Roll back checkout?');
    await button(decision, 'Roll back').click();
    await taken(decision);
    await reads(messages(desk), /Decided: roll back, by first-oncall/u);
    await expect.poll(() => button(messages(other), 'Roll back').count(), soon).toBe(0);
    expect(
      await messages(desk)
        .getByText(/Decided: roll back/u)
        .count(),
    ).toBe(1);
  });

  test('is followed live, in the status message and in its thread', async () => {
    await reads(status(), /acting · first-oncall decides · epoch 1/u);
    await reads(step('Put release 1 back'), 'In progress');
    await status()
      .getByRole('button', { name: /repl(?:y|ies)/u })
      .click();
    const line = thread(desk).getByText(/deploy \(Put release 1 back\) started/u);
    await expect.poll(() => line.count(), soon).toBe(1);
  });

  test('is stopped by the button of its status, and goes on by another', async () => {
    await button(status(), 'Pause').click();
    const asked = messages(desk)
      .getByRole('article')
      .filter({ hasText: 'Only visible to you' })
      .filter({ hasText: 'RB-1 is paused' });
    await button(asked, 'Abort').waitFor();
    await reads(thread(desk), /RB-1 is paused by order/u);
    all.letGo();
    await reads(step('Put release 1 back'), 'Complete');
    expect(await step('Tell the shifts').getByText('Pending').count()).toBe(1);
    await button(asked, 'Go on').click();
    await reads(thread(desk), /RB-1 goes on/u);
  });

  test('waits for a person, who finds it at home on a phone', async () => {
    await other.setViewportSize(phone);
    await button(other, 'Back to the channels').click();
    await other.getByLabel('Acting as').selectOption('support-lead');
    await home(other).click();
    await reads(other, /Tell the shifts \(tell\) waits for you/u);
    expect(await beside(other)).toBe(0);
    await channel(other).first().click();
    await reads(messages(other), 'Ring all three shifts.');
    expect(await beside(other)).toBe(0);
  });

  test('takes their step with evidence only', async () => {
    const ask = messages(other).getByRole('article').filter({ hasText: 'Ring all three shifts.' });
    await button(ask, 'Done').click();
    const done = form(other, 'Done');
    const field = done.getByRole('textbox', { name: 'What shows it?' });
    await field.fill('  ');
    await button(done, 'Done').click();
    await done.getByRole('alert').filter({ hasText: /\w/u }).first().waitFor();
    expect(await beside(other)).toBe(0);
    await field.fill('all <three> shifts told');
    await button(done, 'Done').click();
    await taken(done);
    await reads(thread(desk), /support-lead says done for step tell .*: all <three> shifts told/u);
  });

  test('recovers when nothing is left over', async () => {
    await reads(status(), /R1: orders, 212/u);
    await button(other, 'Back to the channels').click();
    await home(other).click();
    await button(other, 'Close R1').click();
    const left = form(other, 'Close what is left');
    await left.getByRole('textbox', { name: 'What shows it?' }).fill('handed to finance');
    await other.keyboard.press('Tab');
    await other.keyboard.press('Tab');
    await other.keyboard.press('Enter');
    await taken(left);
    await reads(other, 'Nothing waits for you.');
    await expect
      .poll(
        () =>
          status()
            .getByText(/sev2 · recovered/u)
            .count(),
        soon,
      )
      .toBe(1);
  });

  test('waits for a report that says more than what broke', async () => {
    await button(status(), 'Write the report').waitFor();
    await say(desk, '/incident report factor add rehearsal');
    await reads(messages(desk), /rehearsal as a contributing factor/u);
    await say(desk, '/incident report ready');
    const finished = messages(desk).getByText('The report is finished, says first-oncall.');
    await expect.poll(() => finished.count(), soon).toBeGreaterThan(0);
  });

  test('is closed by the button of its status, and then stands nowhere as open', async () => {
    await button(status(), 'Close').click();
    await reads(status(), /sev2 · closed/u);
    await desk.getByRole('link', { name: /^incidents/u }).click();
    await reads(messages(desk), /closed/u);
    await home(desk).click();
    await expect.poll(() => desk.getByText('No incident is open.').count(), soon).toBe(1);
  });

  test('leaves no fault in the pages', () => {
    expect(all.faults()).toEqual([]);
  });
});
