import type { Grouping } from '../metrics/groups.ts';

/** What stands on the pages of figures beside the figures themselves. */
export const figureNames = {
  title: 'Metrics',
  summary: 'Summary',
  service: 'Service',
  team: 'Team',
  quarter: 'Quarter (2026q3)',
  since: 'Since (2026-09-01 or 30d)',
  until: 'Until',
  mode: 'Mode',
  show: 'Show',
  narrow: 'Narrow by service, team, time or mode',
  times: 'How long',
  runs: 'Runs',
  deployments: 'Deployments',
  behavior: 'Behavior',
  look: 'Worth a look',
  print: 'This page fits on a sheet of paper: print it with the browser.',
  toSummary: 'One page to print',
  toMetrics: 'All figures',
} as const;

/** The head of a table of figures, and what stands above it. */
export const figureTables = {
  times: {
    caption: 'Of each time the middle one, and what nine of ten took at most',
    columns: ['Time', 'Is', 'Middle', 'Nine of ten', 'Known', 'Unknown'],
  },
  named: { columns: ['Figure', 'Value'] },
} as const;

/** Over the figures of services, teams or quarters. */
export const groupHeading = (by: Grouping): string =>
  ({ service: 'By service', team: 'By team', quarter: 'By quarter' })[by];

/** What is to be known of a table of groups. */
export const groupCaption = (by: Grouping): string =>
  by === 'quarter'
    ? 'Two years in quarters of UTC, whatever window is asked for. Middle incident, then nine of ten.'
    : 'Of the window that is asked for. Middle incident, then nine of ten. Private incidents are in none of these rows.';

/** In place of a table of groups. */
export const noGroup = (by: Grouping): string =>
  by === 'quarter'
    ? 'No quarter has anything yet.'
    : `No ${by} had an incident or a deployment in this time.`;

/** The name of what is told in a column of groups. */
export const groupName = (by: Grouping): string =>
  ({ service: 'Service', team: 'Team', quarter: 'Quarter' })[by];

/** In place of a picture of figures of which none is known yet. */
export const emptyChart = (title: string): string =>
  `${title}: nothing yet. It is drawn once one of them is known.`;

/** In place of a picture that could not be drawn. */
export const chartMissing = 'If the picture is missing, its figures stand in the table below it.';
