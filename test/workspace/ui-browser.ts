import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const program = '/usr/bin/chromium';

/** Whether tests in a real browser can run here. On CI a missing browser is a failure, not a skip. */
export function haveChromium(): boolean {
  if (existsSync(program)) return true;
  if (process.env['CI'] === 'true')
    throw new Error(`${program} is missing: apt-get install chromium`);
  process.stderr.write(`skipped: ${program} is missing (apt-get install chromium)\n`);
  return false;
}

/** A browser of this test file alone. Its own sandbox needs rights that a container's root has not. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: program, args: ['--no-sandbox'] });

/** For what hangs: with both cores busy something that takes a second was seen after more than ten. */
const patienceMs = 30_000;

export type Opened = {
  readonly page: Page;
  /** What went wrong in the page: exceptions, and whatever the policy forbade. */
  readonly faults: readonly string[];
  /** Where the page sent requests. */
  readonly asked: readonly string[];
};

type Look = { readonly width?: number; readonly height?: number };

/** A page of its own context, at an address, with its first drawing done. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1280, height = 800 }: Look = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const faults: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  await page.locator('.row').first().waitFor({ state: 'attached' });
  return { page, faults, asked };
}
