import type { Assets } from './assets.ts';
import { html, type Markup } from './markup.ts';
import type { Reader } from './page.ts';
import { type Look, moment } from './words.ts';

type Frame = {
  readonly title: string;
  readonly body: Markup;
  readonly assets: Assets;
  readonly live?: string | undefined;
  /** The place itself, so that the menu says where one is. */
  readonly path: string;
  readonly menu: readonly { readonly path: string; readonly name: string }[];
  /** Who reads; nobody on pages before the sign-in. */
  readonly reader?: (Reader & { readonly name: string }) | undefined;
  readonly look: Look;
  /** Where a browser without a session for this request goes on by itself, once. */
  readonly again?: string | undefined;
};

/** A whole document: everything but the body is the same on all pages. */
export function layout(frame: Frame): string {
  const { title, body, assets, live, again } = frame;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · Sternway</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${again !== undefined && html`<meta http-equiv="refresh" content="0; url=${again}">`}
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
<script src="${assets.script.path}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${banner(frame)}
<main id="main" tabindex="-1"${live !== undefined && html` data-live="/dashboard/live?about=${live}"`}>
<div id="part-main" data-part>
${body}
</div>
</main>
${foot(frame)}
</body>
</html>
`.markup;
}

const banner = ({ menu, path, reader }: Frame): Markup => html`<header class="banner">
<p class="brand"><a href="/dashboard">Sternway</a></p>
${
  reader &&
  html`<nav aria-label="Pages"><ul>
${menu.map(
  (one) =>
    html`<li><a href="${one.path}"${one.path === path && html` aria-current="page"`}>${one.name}</a></li>`,
)}
</ul></nav>
<form class="out" method="post" action="/dashboard/sign-out"><span>${reader.name}</span> <button>Sign out</button></form>`
}
</header>`;

const foot = ({ reader, live, look }: Frame): Markup => html`<footer>
${live !== undefined && html`<p id="live" role="status">As of ${moment(look.now, look, 'second')}. Reload for what is new.</p>`}
<p>Times are in ${look.zone}.${reader && html` <a href="/dashboard/zone">Choose another zone</a>.`}</p>
${reader && html`<p>This page only reads. Orders are given in Slack, on the command line or over HTTP. You are signed in until ${moment(reader.until, look)}.</p>`}
</footer>`;
