import type { Section, Template } from '../shapes.ts';
import { decisions } from './parts/decisions.ts';
import { effectiveness } from './parts/effectiveness.ts';
import { contributing, followUps } from './parts/follow-ups.ts';
import { detection, impact, resolution, responders, timeline, trigger } from './parts/happened.ts';
import { messaging } from './parts/messaging.ts';
import { reconciliation, stays } from './parts/stays.ts';
import { assumptions, letThrough, reviews } from './parts/through.ts';
import type { Block } from './shape.ts';
import type { Source } from './source.ts';

/** A heading: what people write under it, what the record says there, and what stands below it. */
export type Heading = {
  readonly title: string;
  readonly section?: Section;
  readonly known?: readonly ((source: Source) => readonly Block[])[];
  readonly below?: readonly Below[];
};

/** A heading that only people fill. */
type Below = { readonly title: string; readonly section: Section };

/** What no shape of others has, and a rollback asks for (capabilities, S7, S41 and S51). */
const ofRollback: readonly Heading[] = [
  { title: 'Decision record', known: [decisions] },
  { title: 'Rollback effectiveness', known: [effectiveness, assumptions] },
  { title: 'What let it through', known: [letThrough] },
  { title: 'Deliberately not rolled back', known: [stays] },
  { title: 'Data reconciliation', known: [reconciliation] },
  { title: 'Reviews', known: [reviews] },
];

const below = (title: string, section: Section): Below => ({ title, section });

/** sre.google/sre-book/example-postmortem; Title, Date, Authors and Status stand above it. */
const google: readonly Heading[] = [
  below('Summary', 'summary'),
  { title: 'Impact', section: 'impact', known: [impact] },
  { title: 'Root Causes', section: 'causes', known: [contributing] },
  { title: 'Trigger', section: 'trigger', known: [trigger] },
  { title: 'Resolution', section: 'resolution', known: [resolution, responders] },
  { title: 'Detection', section: 'detection', known: [detection] },
  ...ofRollback,
  { title: 'Action Items', known: [followUps] },
  {
    title: 'Lessons Learned',
    below: [
      below('What went well', 'well'),
      below('What went wrong', 'wrong'),
      below('Where we got lucky', 'lucky'),
    ],
  },
  { title: 'Timeline', known: [timeline] },
  { title: 'Supporting information', section: 'supporting', known: [messaging] },
];

/** postmortems.pagerduty.com, "Postmortem template". */
const pagerduty: readonly Heading[] = [
  below('Overview', 'summary'),
  { title: 'What Happened', section: 'leadup', known: [trigger, detection] },
  { title: 'Contributing Factors', section: 'causes', known: [contributing] },
  { title: 'Resolution', section: 'resolution', known: [resolution] },
  { title: 'Impact', section: 'impact', known: [impact] },
  { title: 'Responders', section: 'response', known: [responders] },
  ...ofRollback,
  { title: 'Timeline', known: [timeline] },
  {
    title: "How'd We Do?",
    below: [below('What Went Well?', 'well'), below("What Didn't Go So Well?", 'wrong')],
  },
  { title: 'Action Items', known: [followUps] },
  { title: 'Messaging', section: 'messaging', known: [messaging] },
];

/** atlassian.com/incident-management/postmortem/templates. */
const atlassian: readonly Heading[] = [
  below('Summary', 'summary'),
  below('Leadup', 'leadup'),
  { title: 'Fault', section: 'trigger', known: [trigger] },
  { title: 'Impact', section: 'impact', known: [impact] },
  { title: 'Detection', section: 'detection', known: [detection] },
  { title: 'Response', section: 'response', known: [responders, messaging] },
  { title: 'Recovery', section: 'resolution', known: [resolution] },
  ...ofRollback,
  { title: 'Timeline', known: [timeline] },
  { title: 'Root cause (5 whys)', section: 'causes', known: [contributing] },
  below('Backlog check', 'backlog'),
  below('Recurrence', 'recurrence'),
  {
    title: 'Lessons',
    below: [below('What went well', 'well'), below('What went wrong', 'wrong')],
  },
  { title: 'Corrective actions', known: [followUps] },
];

export const headings: Readonly<Record<Template, readonly Heading[]>> = {
  google,
  pagerduty,
  atlassian,
};

/** The sections that a shape has, in its order: what a form asks for. */
export const sectionsOf = (template: Template): readonly Section[] =>
  headings[template].flatMap(({ section, below: lower = [] }) => [
    ...(section === undefined ? [] : [section]),
    ...lower.map((one) => one.section),
  ]);
