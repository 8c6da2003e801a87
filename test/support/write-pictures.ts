import { statSync, writeFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { openScene } from '../../sandbox/demo/scene.ts';
import { usualLook } from '../../src/app/ports/pictures.ts';
import { pictureOf } from '../../src/core/picture/picture-of.ts';
import { openPictures } from '../../src/pictures/open.ts';
import { accepted } from '../app/story.ts';
import { button, form, messages, reads, say, statusOf, taken } from '../e2e/browser-hands.ts';
import { openRehearsed } from '../web/pages/rehearsed.ts';
import { type Scene as House, openScene as openHouse } from '../web/pages/scene.ts';
import { openBrowser } from '../workspace/ui-browser.ts';
import { happened, sceneAt, voiceAt } from './sample-incident.ts';

/**
 * Takes the pictures in `docs/pictures` anew: the timeline, the dashboard, and Slack, where people lead an incident of the shop, in the browser.
 * `npm run pictures -- [folder]`
 */
const folder = process.argv[2] ?? 'docs/pictures';
const mostBytes = 300_000;
/** Longer than any step of the shop's rollback takes. */
const patienceMs = 60_000;
const title = 'INC-1: customers cannot buy';

await takeTimeline();
await takeDashboard();
const rehearsed = false;
await using scene = await openScene((line) => process.stdout.write(`${line}\n`), { rehearsed });
const browser = await openBrowser();
try {
  await takeAll(browser, scene.workspace.url);
} finally {
  await browser.close();
}

async function takeAll(open: Browser, url: string): Promise<void> {
  const desk = await sit(open, `${url}/?as=U0FIRST&at=C0GENERAL`, { width: 1040, height: 900 });
  await say(desk, '/incident declare sev2 checkout "customers cannot buy"');
  await desk.getByRole('link', { name: /^inc-/u }).click();
  await statusOf(desk, title).waitFor();
  const phone = await sit(open, desk.url(), { width: 375, height: 740 });
  await say(desk, '/rollback checkout');
  await button(messages(desk), 'Roll back').waitFor();
  await take(messages(desk).getByRole('article').filter({ hasText: 'Roll back to' }), 'card');
  await desk.setViewportSize({ width: 1200, height: 760 });
  await decide(desk);
  await desk.getByRole('button', { name: '1 pinned' }).press('Enter');
  await desk.keyboard.press('Enter');
  await desk.getByLabel('Reply in thread').focus();
  await desk.mouse.move(0, 0);
  const steps = statusOf(desk, title).getByRole('listitem');
  // It may be over before anybody looks: what matters is that some steps are done and others are not.
  await reads(steps.filter({ hasText: 'checkout-2 end' }), /In progress|Complete/u);
  await take(desk, 'workspace', 'css');
  await followOnPhone(phone);
  await button(desk, 'Close thread').click();
  // So tall that the whole message is on the screen.
  await desk.setViewportSize({ width: 1040, height: 1400 });
  await reads(statusOf(desk, title), /Duplicate charges held back.* waits for support/u);
  await take(statusOf(desk, title), 'status', 'css');
}

/** The timeline of a rollback of nine steps, as it comes into the thread. */
async function takeTimeline(): Promise<void> {
  const at = sceneAt('recovered');
  const picture = pictureOf(happened(at), voiceAt(at));
  if (picture === undefined) throw new Error('There is nothing to draw');
  await using pictures = openPictures();
  const { png } = await pictures.timeline(picture, { ...usualLook, width: 600 });
  keep('timeline', png);
}

/** Pages of the dashboard, while a rollback is under way, and of a month with a drill in it. */
async function takeDashboard(): Promise<void> {
  await using house = await openHouse();
  await accepted(house.boat.say({ kind: 'severity', severity: 'sev2' }));
  await takePages(house, [
    ['dashboard', 'incidents/INC-1'],
    ['report', 'incidents/INC-1/report'],
  ]);
  await using rehearsed = await openRehearsed();
  await takePages(rehearsed, [['drill-calendar', 'drills']]);
}

async function takePages(
  house: Pick<House, 'link' | 'url'>,
  pages: readonly (readonly [name: string, path: string])[],
): Promise<void> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1040, height: 900 } });
  const page = await context.newPage();
  await page.goto(await house.link());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  for (const [name, path] of pages) {
    await page.goto(`${house.url}/dashboard/${path}`);
    await take(page, name, 'css');
  }
  await browser.close();
}

function keep(name: string, png: Uint8Array): void {
  const path = `${folder}/${name}.png`;
  if (png.length > mostBytes)
    throw new Error(`${path} has ${png.length} bytes, more than ${mostBytes}`);
  writeFileSync(path, png);
  process.stdout.write(`${path}: ${png.length} bytes\n`);
}

/** Whoever decides reads the form, and sends it. */
async function decide(desk: Page): Promise<void> {
  await button(messages(desk), 'Roll back').click();
  const decision = form(desk, 'Roll back checkout?');
  await button(decision, 'Roll back').waitFor();
  await take(decision, 'decision');
  await button(decision, 'Roll back').click();
  await taken(decision);
  await statusOf(desk, title)
    .getByRole('button', { name: /repl(?:y|ies)/u })
    .click();
}

/** Support is asked for a step, on a phone. */
async function followOnPhone(phone: Page): Promise<void> {
  await phone.goto(phone.url().replace('U0FIRST', 'U0SUPPORT'));
  await reads(messages(phone), /Ring the payment provider/u);
  await take(phone, 'phone');
}

type Size = { readonly width: number; readonly height: number };

async function sit(open: Browser, url: string, viewport: Size): Promise<Page> {
  const context = await open.newContext({ viewport, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  await page.locator('.row').first().waitFor({ state: 'attached' });
  return page;
}

/** A picture of a page or a part of it, small enough for a document: two pixels for each of the page, or with `css` one. */
async function take(
  what: Page | Locator,
  name: string,
  scale: 'device' | 'css' = 'device',
): Promise<void> {
  const path = `${folder}/${name}.png`;
  await what.screenshot({ path, scale, animations: 'disabled' });
  const { size } = statSync(path);
  if (size > mostBytes) throw new Error(`${path} has ${size} bytes, more than ${mostBytes}`);
  process.stdout.write(`${path}: ${size} bytes\n`);
}
