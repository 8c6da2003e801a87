import type { Locator, Page } from 'playwright-core';

/** A button by what it says, on a page or a part of it. */
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

/** Waits until somebody can read this there. */
export const reads = (within: Page | Locator, text: string | RegExp): Promise<void> =>
  within.getByText(text).first().waitFor();

export const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });

export const form = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Waits until a sent form is gone, and closes what stands in its place where the answer took its time. */
export async function taken(sent: Locator): Promise<void> {
  await gone(sent);
  const instead = sent.page().getByRole('dialog');
  if ((await instead.count()) > 0) await button(instead, 'Close').click();
  await gone(instead);
}

/** The messages of the channel that the page shows. */
export const messages = (page: Page): Locator =>
  page.getByRole('main').getByRole('log', { name: 'Messages' });

/** The status message of an incident, by the words in its heading. */
export const statusOf = (page: Page, title: string): Locator =>
  messages(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title }) });

export const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });

/** Types into the channel's own field and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('combobox', { name: /^Message/u })
    .focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** What the element with the focus is called. */
export const focused = async (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement?.getAttribute("aria-label")');

/** How many pixels of the page lie beside the screen. */
export const beside = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
