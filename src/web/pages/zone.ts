import { z } from 'zod';
import { html } from './markup.ts';
import type { Page } from './page.ts';

const Query = z.object({ unknown: z.literal('yes').optional() });

/** `GET /dashboard/zone`: in which zone times are shown, and the end of all sessions. */
export const zone: Page = {
  path: '/dashboard/zone',
  show: async (_desk, { look, query }) => ({
    is: 'page',
    title: 'Your zone and sessions',
    body: html`<h1>Your zone and sessions</h1>
<h2>Zone</h2>
${Query.safeParse(query).data?.unknown === 'yes' && html`<p class="notice bad">There is no zone of that name. Choose one of the list.</p>`}
<form method="post" action="/dashboard/zone">
<div class="fields"><div><label for="zone">Show times in</label>
<select id="zone" name="zone">${zones().map((one) => html`<option${one === look.zone && html` selected`}>${one}</option>`)}</select></div>
<button class="first">Use this zone</button></div></form>
<p class="quiet">All times are recorded in UTC. The choice stays in this browser.</p>
<h2>Sessions</h2>
<p>Ends your session here, in every other browser, and all links that you have not used.</p>
<form method="post" action="/dashboard/sign-out"><input type="hidden" name="everywhere" value="yes"><button>Sign out everywhere</button></form>`,
  }),
};

const zones = (): readonly string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'UTC'),
];
