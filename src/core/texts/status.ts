import type { Incident } from '../incident/incident.ts';
import { section } from './card-details.ts';
import { actionText } from './next.ts';
import { type StatusScreen, type StatusSources, statusScreen } from './status-screen.ts';
import { stepLine } from './steps.ts';
import type { Voice } from './voice.ts';
import { loud } from './words.ts';

/** The status as plain text: who decides, what is under way, what waits for what, and what to type now. */
export const statusText = (incident: Incident, sources: StatusSources, voice: Voice): string =>
  screenText(statusScreen(incident, sources, voice));

function screenText(screen: StatusScreen): string {
  if (screen.rung === 'closed') return closedText(screen);
  const { incident, mode, severity, title, targets, standing, fall, steps } = screen;
  return [
    ...(mode === 'live' ? [] : [loud(mode)]),
    `${incident}, ${severity}${title === undefined ? '' : `: ${title}`}`,
    `${targets} is ${standing}.`,
    ...(fall === undefined ? [] : [fall]),
    screen.decides,
    screen.course,
    ...(screen.held === undefined ? [] : [screen.held]),
    ...screen.clocks,
    ...(steps === undefined ? [] : ['', `${steps.heading}:`, ...steps.rows.map(stepLine)]),
    ...section('Versions', screen.versions),
    ...section('Effects', screen.effects),
    ...section('Taken for granted', screen.assumed),
    ...section('Left over', screen.leftOver),
    ...section('On the table', screen.table),
    ...section('Decided', screen.decided),
    ...section('Waiting', screen.waiting),
    ...section('Asked of', screen.asked),
    ...section('Now', screen.actions.map(actionText)),
  ].join('\n');
}

/** More is not read on one screen. */
const mostLines = 40;
const mostOfOne = 10;

/** Of what is closed, first what is still asked of people and what may be done; then what it was, as far as it fits. */
function closedText(screen: StatusScreen): string {
  const { incident, mode, severity, title, targets, standing, steps } = screen;
  const head = [
    ...(mode === 'live' ? [] : [loud(mode)]),
    `${incident}, ${severity}${title === undefined ? '' : `: ${title}`}`,
    `${targets} is ${standing}.`,
    ...(screen.held === undefined ? [] : [screen.held]),
    ...section('Asked of', firstOf(screen.asked)),
    ...section('Now', screen.actions.map(actionText)),
  ];
  const rest = [
    section('Left over', firstOf(screen.leftOver)),
    section('Waiting', firstOf(screen.waiting)),
    section('Effects', firstOf(screen.effects)),
    section('Decided', firstOf(screen.decided)),
    section('Taken for granted', firstOf(screen.assumed)),
    section('Versions', firstOf(screen.versions)),
    steps === undefined ? [] : ['', `${steps.heading}:`, ...firstOf(steps.rows.map(stepLine))],
  ];
  const lines = [...head, '', screen.decides];
  const fit = rest.filter((_, index) => lengthOf([lines, ...rest.slice(0, index + 1)]) < mostLines);
  const isAll = fit.length === rest.length;
  return [...lines, ...fit.flat(), ...(isAll ? [] : ['', 'The timeline tells the rest.'])].join(
    '\n',
  );
}

const lengthOf = (parts: readonly (readonly string[])[]): number => parts.flat().length;

const firstOf = (lines: readonly string[]): readonly string[] =>
  lines.length > mostOfOne
    ? [...lines.slice(0, mostOfOne - 1), `${lines.length - mostOfOne + 1} more`]
    : lines;
