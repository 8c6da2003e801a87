import type { Commands } from '../../core/texts/voice.ts';
import { html, type Markup } from './markup.ts';

/** A page that is shown to whoever is not signed in, or that something could not be done. */
export type Notice = { readonly status: number; readonly title: string; readonly body: Markup };

type Known = { readonly commands: Commands };

const howTo = ({ commands }: Known): Markup =>
  html`<p>To get a link, type <code>/${commands.incident} dashboard</code> in Slack, or <code>sternway incident dashboard</code> on the command line. The answer is for you alone; its link works once, for 5 minutes.</p>`;

const heading = (title: string): Markup => html`<h1>${title}</h1>`;

/** Nobody is signed in here. `again`: the browser kept the cookie back, and is sent here once more. */
export const notSignedIn = (known: Known, again: string | undefined): Notice => ({
  status: 401,
  title: 'Not signed in',
  body: html`${heading('Not signed in')}
${again !== undefined && html`<p>If you are signed in, this page opens by itself in a moment. If it does not: <a href="${again}">open it</a>.</p>`}
<p>This browser has no session, or it has ended. Nothing is shown without one.</p>
${howTo(known)}`,
});

/** The page behind a link. Looking at it spends nothing: programs that preview links look, too. */
export const spendIt = (link: string): Notice => ({
  status: 200,
  title: 'Sign in',
  body: html`${heading('Sign in')}
<p>This link works once. It signs this browser in for 12 hours.</p>
<form method="post" action="/dashboard/sign-in"><input type="hidden" name="link" value="${link}"><button class="first">Sign in</button></form>
<p class="quiet">You did not ask for it? Then close this page.</p>`,
});

const why = {
  spent: [
    'This link was used already',
    'A link signs in once. If it was not you who used it, sign out everywhere once you are in, and tell whoever runs Sternway.',
  ],
  expired: ['This link has expired', 'A link is good for 5 minutes.'],
  unknown: [
    'This link is not known',
    'It may be cut off, older than a day, or made for somebody who may not read the dashboard any more.',
  ],
} as const;

export const badLink = (known: Known, status: keyof typeof why): Notice => {
  const [title, reason] = why[status];
  return {
    status: 401,
    title,
    body: html`${heading(title)}<p>${reason} Nobody was signed in.</p>${howTo(known)}`,
  };
};

export const tooMany = (known: Known): Notice => ({
  status: 429,
  title: 'Too many tries',
  body: html`${heading('Too many tries')}<p>Too many links that are none came from your address. Wait a minute, and open yours again.</p>${howTo(known)}`,
});

export const notOurForm: Notice = {
  status: 403,
  title: 'Refused',
  body: html`${heading('Refused')}<p>This form was not sent from a page of Sternway, so nothing was done.</p><p><a href="/dashboard">Open the dashboard</a> and do it there.</p>`,
};

export const notThere: Notice = {
  status: 404,
  title: 'Nothing here',
  body: html`${heading('Nothing here')}<p>There is no such page, or it is not for you.</p><p><a href="/dashboard">To the overview</a></p>`,
};

export const tooBusy: Notice = {
  status: 503,
  title: 'Too many readers',
  body: html`${heading('Too many readers')}<p>Too many pages are open at once, and the bot goes first. Reload in a moment.</p>`,
};

export const unavailable = (reason: string, lift: string): Notice => ({
  status: 503,
  title: 'Not available',
  body: html`${heading('Not available')}<p>${reason}</p><p>${lift}</p>`,
});

export const unexpected: Notice = {
  status: 500,
  title: 'A mistake of ours',
  body: html`${heading('A mistake of ours')}<p>Sternway could not make this page. What is recorded is safe, and Slack and the command line work as before.</p><p>Whoever runs Sternway finds the error in its log. <a href="/dashboard">To the overview</a></p>`,
};
