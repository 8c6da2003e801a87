import type { Incident } from '../incident/incident.ts';
import { type Entry, entriesOf, type Happened } from '../timeline/entries.ts';
import { type StatusSources, statusScreen } from './status-screen.ts';
import type { Voice } from './voice.ts';
import { clock, loud, sentence, shortened } from './words.ts';

const lastDecisions = 3;
const longest = 200;

/**
 * What somebody needs who comes late, in at most twelve lines: what is wrong since when, how far it is, who decides, what
 * is being done, what is asked of whom, what may come next, and the last decisions.
 */
export function catchUpText(
  incident: Incident,
  log: readonly Happened[],
  sources: StatusSources,
  voice: Voice,
): string {
  const screen = statusScreen(incident, sources, voice);
  const mode = incident.mode === 'live' ? '' : `${loud(incident.mode)} `;
  const decisions = entriesOf(log, voice)
    .filter(({ kind }) => kind === 'decide')
    .slice(-lastDecisions);
  return [
    `${mode}${screen.incident}, ${screen.severity}${screen.title === undefined ? '' : `: ${screen.title}`}`,
    `${screen.targets} is ${screen.standing}. Declared ${clock(incident.declaredAt, voice)}.`,
    screen.decides,
    screen.course,
    ...first('Asked', screen.asked),
    ...first('Waits', screen.waiting),
    ...screen.actions.slice(0, 1).map(({ label, command }) => `Next: ${label}: ${command}`),
    ...(decisions.length === 0
      ? []
      : ['Decided last:', ...decisions.map((one) => line(one, voice))]),
  ]
    .map((text) => shortened(text, longest))
    .join('\n');
}

/** The first of several, and how many more there are. */
function first(what: string, lines: readonly string[]): readonly string[] {
  const [one, ...more] = lines;
  if (one === undefined) return [];
  return [`${what}: ${sentence(one)}${more.length === 0 ? '' : ` And ${more.length} more.`}`];
}

const line = ({ at, actor, text }: Entry, voice: Voice): string =>
  `- ${clock(at, voice)}, ${actor}: ${text}`;
