import { count } from './words.ts';

/** What stands on the overview, the timeline and the registry of the dashboard. */

export const overviewNames = {
  title: 'Overview',
  open: 'Open incidents',
  noneOpen: 'No incident is open. One appears here as soon as somebody declares it.',
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
  if (all === 1 && fit === 1) return 'One entry.';
  const which = fit === all ? `All ${all} entries` : `${fit} of ${count(all, 'entry', 'entries')}`;
  return `${which}${fit > onOnePage ? `, ${onOnePage} on a page` : ''}, the oldest first.`;
};
/** The way to all entries, and what stands here of them. */
export const allEntriesText = (all: number): string =>
  all === 1 ? 'The one entry, with filters' : `All ${all} entries, with filters`;
export const lastEntriesText = (last: number): string =>
  last === 1 ? 'here it is.' : `here the last ${last}, the newest first.`;

export const searchNames = {
  title: 'Registry',
  none: 'No incident is like this.',
  empty:
    'There is no incident yet. Each that is declared stands here from its first second, drills too.',
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
