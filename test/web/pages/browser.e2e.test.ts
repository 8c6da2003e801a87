import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveChromium, openBrowser } from '../../workspace/ui-browser.ts';
import { addresses } from './addresses.ts';
import { flaws, focused, sideways } from './page-facts.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let browser: Browser;
beforeAll(async () => {
  [scene, browser] = await Promise.all([openScene(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await scene[Symbol.asyncDispose]();
});

type Sitting = { readonly context: BrowserContext; readonly page: Page; readonly faults: string[] };
type Eyes = {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
};

/** A browser of its own, with whatever went wrong in it: exceptions, and what the policy forbade. */
async function sit({ width = 1280, scheme = 'light', script = true }: Eyes = {}): Promise<Sitting> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    timezoneId: 'Europe/Berlin',
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  return { context, page, faults };
}

async function signedIn(eyes: Eyes = {}, by = 'ada'): Promise<Sitting> {
  const sitting = await sit(eyes);
  await sitting.page.goto(await scene.link(by));
  await sitting.page.getByRole('button', { name: 'Sign in' }).click();
  await sitting.page.getByRole('heading', { name: 'Overview' }).waitFor();
  return sitting;
}

describe.runIf(haveChromium())('the dashboard in a browser', () => {
  test('is entered by a link once: whoever opens it again is told so', async () => {
    const link = await scene.link();
    const { page, context } = await sit();
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(page.url()).toBe(`${scene.url}/dashboard`);
    const other = await sit();
    await other.page.goto(link);
    await other.page.getByRole('heading', { name: 'This link was used already' }).waitFor();
    await Promise.all([context.close(), other.context.close()]);
  });

  test('opens for whoever is signed in and comes by a link that stands elsewhere', async () => {
    const { page, context } = await signedIn();
    const target = `${scene.url}/dashboard/incidents/INC-1`;
    await page.route('http://elsewhere.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${target}">to the incident</a>` }),
    );
    await page.goto('http://elsewhere.test/');
    await page.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^INC-1/u }).waitFor();
    expect(page.url()).toBe(target);
    await context.close();
  });

  test('takes no form of another site, though the browser is signed in', async () => {
    const { page, context } = await signedIn();
    await page.route('http://elsewhere.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${scene.url}/dashboard/sign-out"><button>Win</button></form>`,
      }),
    );
    await page.goto('http://elsewhere.test/');
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'Refused' }).waitFor();
    expect((await page.goto(`${scene.url}/dashboard`))?.status()).toBe(200);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await context.close();
  });

  describe.each([
    { width: 375, scheme: 'light' },
    { width: 375, scheme: 'dark' },
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
  ] as const)('$width pixels wide, $scheme', (eyes) => {
    test('every page stands without fault or flaw, and does not scroll sideways', async () => {
      const { page, context, faults } = await signedIn(eyes);
      for (const address of addresses) {
        const response = await page.goto(`${scene.url}${address}`);
        expect([address, response?.status()]).toEqual([address, 200]);
        if (address.includes('.svg')) continue;
        expect([address, ...(await flaws(page))]).toEqual([address]);
        expect([address, (await sideways(page)) <= 0]).toEqual([address, true]);
      }
      expect(faults).toEqual([]);
      await context.close();
    });
  });

  test('says what happens while it is looked at, and keeps the place of who reads', async () => {
    const { page, context } = await signedIn();
    await page.goto(`${scene.url}/dashboard/incidents/INC-1`);
    await page.getByText(/^Live\. Up to date at/u).waitFor();
    await page.getByRole('link', { name: /entries, with filters/u }).focus();
    await scene.boat.say({ kind: 'note', text: 'The vendor answers' }, { incident: 'INC-1' });
    await page.getByText('Note: The vendor answers.').waitFor();
    await expect.poll(() => focused(page)).toMatch(/entries, with filters/u);
    await context.close();
  });

  test('says that it is not live while the server starts anew, and is live again by itself', async () => {
    const { page, context } = await signedIn();
    const listening = /\/dashboard\/live\?/u;
    await page.clock.install();
    await page.route(listening, (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await page.goto(`${scene.url}/dashboard/incidents/INC-1`);
    await page.getByText('Not live now: trying to connect again.').waitFor();
    await page.clock.fastForward(30_000);
    await page.getByText(/^Not live now: trying to connect again\. Up to date at/u).waitFor();
    await page.unroute(listening);
    await page.clock.fastForward(30_000);
    await page.getByText(/^Live\. Up to date at/u).waitFor();
    expect(await page.getByText('Not live').count()).toBe(0);
    await context.close();
  });

  test('shows times in the zone of the reader, and in the one that is chosen', async () => {
    const { page, context } = await signedIn();
    await page.getByText('Times are in Europe/Berlin.').waitFor();
    await page.goto(`${scene.url}/dashboard/incidents/INC-1`);
    expect(await page.locator('time').first().textContent()).toContain('GMT+1');
    await page.goto(`${scene.url}/dashboard/zone`);
    await page.getByLabel('Show times in').selectOption('Asia/Tokyo');
    await page.getByRole('button', { name: 'Use this zone' }).click();
    await page.getByText('Times are in Asia/Tokyo.').waitFor();
    await context.close();
  });

  test('does all of that without script, but for the news', async () => {
    const { page, context } = await signedIn({ script: false });
    await page.getByRole('link', { name: /^INC-1/u }).click();
    await page.getByText('Reload for what is new.').waitFor();
    await page.getByRole('link', { name: /entries, with filters/u }).click();
    await page.getByLabel('Words').fill('started');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText(/^3 of \d+ entries/u).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    expect((await page.goto(`${scene.url}/dashboard`))?.status()).toBe(401);
    await context.close();
  });

  test('can be walked through with the keyboard, from the skip link on, each stop to be seen', async () => {
    const { page, context } = await signedIn();
    await page.keyboard.press('Tab');
    const stops: string[] = [];
    for (let steps = 0; steps < 9; steps += 1) {
      stops.push(await focused(page));
      await page.keyboard.press('Tab');
    }
    expect(stops[0]).toBe('Skip to the content');
    expect(stops).toContain('Sign out');
    expect(stops.filter((stop) => stop.startsWith('unseen'))).toEqual([]);
    await context.close();
  });

  test('writes what people wrote, and runs nothing of it', async () => {
    const { page, context, faults } = await signedIn();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${scene.url}/dashboard/incidents/INC-1`);
    await page.getByText('<script>alert(1)</script>').first().waitFor();
    expect([...asked, ...faults]).toEqual([]);
    await context.close();
  });
});
