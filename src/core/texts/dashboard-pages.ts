/** What stands on the overview, the timeline and the registry of the dashboard. */

export const overviewNames = {
  title: 'Overview',
  open: 'Open incidents',
  noneOpen: 'No incident is open.',
  held: 'Locked, frozen, held back',
  noneHeld: 'Nothing is locked, nothing is frozen, and automation is held back nowhere.',
  askedOf: 'Asked of',
  noSeverity: 'no severity yet',
} as const;

export const brokenText = (problem: string): string =>
  `The bot does not work as it should: ${problem}`;
export const isNowText = (targets: string, standing: string): string =>
  `${targets} is ${standing}.`;
export const moreText = (more: number): string => `${more} more`;

export const timelineNames = {
  title: 'Timeline',
  of: 'Timeline of',
  none: 'No entry is like this.',
  all: 'Show all of them',
  kinds: 'Kinds',
  who: 'Who',
  words: 'Words',
  show: 'Show',
  pages: 'Pages of the timeline',
  earlier: 'Earlier entries',
  later: 'Later entries',
  caption: 'What happened, who did it, and where it stands in the registry',
  columns: ['Entry', 'When', 'Kind', 'Who', 'What'],
  recorded: 'recorded',
} as const;

/** How many entries fit of how many, and how many of them stand on one page. */
export const entriesText = (fit: number, all: number, onOnePage: number): string => {
  const which = fit === all ? `All ${all} entries` : `${fit} of ${all} entries`;
  return `${which}${fit > onOnePage ? `, ${onOnePage} on a page` : ''}, the oldest first.`;
};
export const allEntriesText = (all: number): string => `All ${all} entries, with filters`;
export const lastEntriesText = (last: number): string => `here the last ${last}, the newest first.`;

export const searchNames = {
  title: 'Registry',
  none: 'No incident is like this.',
  all: 'Show all of them',
  older: 'Older incidents',
  hold: 'legal hold',
  noSeverity: 'no severity',
  noStrategy: 'none',
  caption: 'Incidents, the newest first',
  columns: ['Incident', 'What', 'Declared', 'Strategies', 'Outcome', 'Took', 'Open residuals'],
  explained: 'explained',
  unexplained: 'nobody has said who and why',
  words: 'Words',
  service: 'Service or target',
  outcome: 'Outcome',
  strategy: 'Strategy',
  mode: 'Mode',
  any: 'any',
  since: 'Since (2026-11-01 or 30d)',
  until: 'Until',
  search: 'Search',
} as const;
