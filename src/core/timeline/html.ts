import { integrityOf } from '../../lib/hash.ts';
import { type Html, html } from '../../lib/html.ts';
import {
  headFacts,
  headline,
  moment,
  nothingFits,
  oddTime,
  partText,
  timelineHeading,
} from '../texts/timeline.ts';
import type { TimelineDocument } from './document.ts';
import type { Entry } from './entries.ts';
import { narrow, style } from './style.ts';

/** No script, nothing from elsewhere, no other style than the one that stands in it. */
const policy = [
  "default-src 'none'",
  `style-src '${integrityOf(style)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function row(entry: Entry, zone: string): Html {
  const { at, kind, actor, source, text, later, ref } = entry;
  const odd = oddTime(entry, zone);
  return html`<li id="${entry.entry}">
<div><a href="#${entry.entry}">${entry.entry}</a> <time datetime="${at}">${moment(at, zone)}</time>
<div><span class="kind">${kind}</span> <bdi>${actor}</bdi> <span class="aside">(${source})</span></div></div>
<div class="what"><p><bdi>${text}</bdi></p>${odd === undefined ? undefined : html`<p class="odd">${odd}</p>`}${said(later)}<p class="aside">${ref}</p></div>
</li>
`;
}

function said(later: Entry['later']): Html | undefined {
  if (later.length === 0) return undefined;
  const lines = later.map(
    ({ entry, text }) => html`<li><a href="#${entry}">${entry}</a>: <bdi>${text}</bdi></li>`,
  );
  return html`<ul class="later">${lines}</ul>`;
}

/** As an image with its data: an image runs nothing and calls nobody, whatever stands in it. */
const dataOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** Each reader sees the drawing that their screen has room for. */
const drawn = (picture: TimelineDocument['picture']): Html | undefined =>
  picture &&
  html`<figure><picture><source media="${narrow}" srcset="${dataOf(picture.phone)}"><img src="${dataOf(picture.svg)}" alt="${picture.alt}"></picture></figure>\n`;

/** The timeline as one HTML file that needs nothing else and calls nobody: to be sent, printed and kept. */
export function timelineHtml(document: TimelineDocument): string {
  const { header, entries, filter, all, zone, voice, picture } = document;
  const title = headline(header, header.title);
  const part = partText(filter, { shown: entries.length, all, zone });
  const facts = headFacts(header, zone, voice).map(
    ([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>\n`,
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<h1><bdi>${title}</bdi></h1>
<dl>
${facts}</dl>
<h2>${timelineHeading(zone)}</h2>
${drawn(picture)}${part === undefined ? undefined : html`<p>${part}.</p>\n`}${
  entries.length === 0
    ? html`<p>${nothingFits}</p>`
    : html`<ol>\n${entries.map((entry) => row(entry, zone))}</ol>`
}
</main>
</body>
</html>
`;
  return page.html;
}
