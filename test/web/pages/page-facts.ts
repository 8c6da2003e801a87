import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const script = readFileSync(new URL('./flaws.js', import.meta.url), 'utf8');

/** What is wrong with a page as it stands in the browser, a line each. */
export const flaws = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(script);

/** By how many pixels the page is wider than the screen. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** The text of whatever has the focus; `unseen` before it where that does not show. Empty once the walk is over. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const one = document.activeElement;
    if (one === document.body) return '';
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return (isSeen ? '' : 'unseen: ') + one.textContent.trim();
  })()`);
