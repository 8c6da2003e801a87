import { z } from 'zod';
import { documentOf } from '../../app/reports/tell-report.ts';
import type { Block, Cell, Part } from '../../core/report/document/shape.ts';
import { Template, templates } from '../../core/report/shapes.ts';
import { shapeNames } from '../../core/texts/report.ts';
import { type Hole, html, type Markup } from './markup.ts';
import { nothing, type Page } from './page.ts';
import { seenIncident } from './seen.ts';
import { table } from './table.ts';
import { type Look, said } from './words.ts';

/** `GET /dashboard/incidents/:id/report`: what is learned from an incident, as it reads now. */
export const report: Page = {
  path: '/dashboard/incidents/:id/report',
  show: async (desk, looked) => {
    const incident = await seenIncident(desk, looked);
    if (incident === undefined) return nothing;
    const { title, facts, parts, template } = await documentOf(
      desk.ship,
      incident,
      Query.safeParse(looked.query).data?.template,
    );
    const { look } = looked;
    return {
      is: 'page',
      title: `Report of ${incident.id}`,
      live: incident.id,
      body: html`<p><a href="/dashboard/incidents/${incident.id}">${incident.id}</a></p>
<h1>${title}</h1>
${shapes(template)}
<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${said(value, look)}</dd>`)}</dl>
${parts.map((part) => partOf(part, 2, look))}`,
    };
  },
};

const Query = z.object({ template: Template });

/** The same report in the shapes that there are. */
const shapes = (shown: Template): Markup =>
  html`<nav aria-label="${shapeNames.heading}"><p>${shapeNames.heading}: ${templates.map((one, index) => html`${index > 0 && ' · '}<a href="?template=${one}"${one === shown && html` aria-current="true"`}>${shapeNames[one]}</a>`)}</p></nav>`;

const heading = (title: string, level: number): Markup =>
  level === 2
    ? html`<h2>${title}</h2>`
    : level === 3
      ? html`<h3>${title}</h3>`
      : html`<h4>${title}</h4>`;

const partOf = ({ title, blocks, parts }: Part, level: number, look: Look): Markup =>
  html`${heading(title, level)}${blocks.map((block) => blockOf(block, title, look))}${parts.map((one) => partOf(one, level + 1, look))}`;

function blockOf(block: Block, title: string, look: Look): Markup | undefined {
  switch (block.kind) {
    case 'text':
      return html`<p>${said(block.text, look)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${said(item, look)}</li>`)}</ul>`;
    case 'table':
      return table({
        caption: title,
        columns: block.head,
        rows: block.rows.map((row) => row.map((cell) => cellOf(cell, look))),
        ...(block.head[0] === 'Entry' && { shape: 'entries' }),
      });
  }
}

const cellOf = (cell: Cell, look: Look): Hole =>
  typeof cell === 'string'
    ? said(cell, look)
    : html`${said(cell.text, look)} (<a href="${cell.link}" rel="noreferrer">${cell.link}</a>)`;
