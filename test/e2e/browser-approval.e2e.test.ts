import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveChromium } from '../workspace/ui-browser.ts';
import { button, form, gone, messages, reads, say, taken } from './browser-hands.ts';
import { type BrowserScene, openBrowserScene } from './browser-scene.ts';

const here = haveChromium();
/** Short, so that nobody has to wait a minute here; long enough to fill a form on a busy machine. */
const confirmMs = 12_000;
const soon = { timeout: 20_000 };

/** A service whose way back can itself not be taken back: somebody beside the authority has to agree. */
const destructive = (url: string) => ({
  special: { roles: { approver: ['support-lead'] } },
  playbook: {
    steps: [
      {
        id: 'drop',
        name: 'Drop the new table',
        kind: 'http',
        with: { url: `${url}/drop` },
        reversible: 'point_of_no_return',
        rest: true,
      },
    ],
  },
  terms: { confirm: `${confirmMs / 1_000}s` },
});

describe.runIf(here)('a plan past a point of no return, in the browser', () => {
  let all: BrowserScene;
  /** first-oncall, who decides. */
  let desk: Page;
  /** support-lead, who has to agree. */
  let approver: Page;

  beforeAll(async () => {
    all = await openBrowserScene(destructive);
    desk = await all.sit('U0FIRST', 'C0GENERAL');
    approver = await all.sit('U0SUPPORT', 'C0GENERAL');
  }, 60_000);

  afterAll(async () => {
    await all?.[Symbol.asyncDispose]();
  }, 60_000);

  const decision = (): Locator => form(desk, 'Roll back checkout?');
  const typed = (): Locator => decision().getByRole('textbox', { name: 'Type checkout@prod' });
  const opens = async (): Promise<void> => {
    await button(messages(desk), 'Roll back').click();
    await typed().waitFor();
  };
  const sends = async (text: string): Promise<void> => {
    await typed().fill(text);
    await button(decision(), 'Roll back').click();
  };

  test('does not go before somebody else has agreed, and says who', async () => {
    await say(desk, '/rollback checkout');
    await button(messages(desk), 'Roll back').click();
    const no = desk.getByRole('dialog');
    await reads(no, 'ApprovalMissing');
    await reads(no, /support-lead/u);
    await button(no, 'Close').click();
    await gone(no);
    expect(
      await messages(desk)
        .getByText(/Decided:/u)
        .count(),
    ).toBe(0);
  });

  test('is put before whoever has to agree, in a message to them alone, who approves it there', async () => {
    await approver.getByRole('link', { name: /^sternway/u }).click();
    await reads(messages(approver), /Approve RB-1/u);
    await button(messages(approver), 'Approve').click();
    await reads(messages(approver), /Answered by support-lead .* approved RB-1/u);
    await expect.poll(() => button(messages(approver), 'Approve').count(), soon).toBe(0);
  });

  test('asks the one who decides to type the target, and takes nothing else for it', async () => {
    await opens();
    await sends('checkout');
    await reads(decision(), /You typed "checkout", and RB-1 is about checkout@prod/u);
    expect(
      await messages(desk)
        .getByText(/Decided:/u)
        .count(),
    ).toBe(0);
  });

  test('is not decided in a form that was left open too long: a fresh one takes its place', async () => {
    await desk.keyboard.press('Escape');
    await gone(desk.getByRole('dialog'));
    await opens();
    // The term itself is what this is about: nothing but time ends it.
    await wait(confirmMs);
    await sends('checkout@prod');
    await reads(decision(), /older than a minute.*Nothing has moved/u);
    expect(
      await messages(desk)
        .getByText(/Decided:/u)
        .count(),
    ).toBe(0);
  });

  test('goes with the fresh one, once', async () => {
    await sends('checkout@prod');
    await taken(decision());
    await reads(messages(desk), /Decided: roll back, by first-oncall/u);
    expect(all.faults()).toEqual([]);
  });
});
