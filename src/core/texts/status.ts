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
