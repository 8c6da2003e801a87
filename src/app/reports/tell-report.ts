import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { reportHtml } from '../../core/report/document/html.ts';
import { reportJson } from '../../core/report/document/json.ts';
import { reportMarkdown } from '../../core/report/document/markdown.ts';
import { reportOf } from '../../core/report/document/report-of.ts';
import type { Document } from '../../core/report/document/shape.ts';
import type { Template } from '../../core/report/shapes.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

const renderers = { md: reportMarkdown, html: reportHtml, json: reportJson } as const;

/** What is learned from an incident, as it reads now. */
export const tellReport = async (
  ship: Ship,
  incident: Incident,
  { format, template }: OrderOf<'report'>,
): Promise<string> => renderers[format](await documentOf(ship, incident, template));

/** The report of an incident. Rejects for one whose log cannot be read. */
export async function documentOf(
  ship: Ship,
  { id }: Pick<Incident, 'id'>,
  template?: Template,
): Promise<Document> {
  const document = reportOf(await ship.logs.read(id), voiceOf(ship), template);
  if (document === undefined) throw new Error(`${id} begins with no declaration`);
  return document;
}
