import type { Document } from './shape.ts';

/** The report for programs: fields always in the same order, so that the same record makes the same bytes. */
export const reportJson = ({ incident, template, title, facts, parts }: Document): string =>
  `${JSON.stringify({ incident, template, title, facts: Object.fromEntries(facts), parts }, undefined, 2)}\n`;
