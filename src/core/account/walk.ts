import { evolve } from '../incident/evolve.ts';
import type { Incident } from '../incident/incident.ts';
import type { Happened } from '../timeline/entries.ts';
import type { Told } from './told.ts';

/** One event of a log, with the state before it (undefined for the first) and after it. */
export type Turn = {
  readonly happened: Happened;
  readonly before: Incident | undefined;
  readonly after: Incident;
};

/** A whole log with the states that it went through. */
export type Walk = {
  readonly declaration: Told<'IncidentDeclared'>;
  readonly turns: readonly Turn[];
  /** How it stands at the end. */
  readonly incident: Incident;
};

/** Goes through the log of one incident; undefined where it does not begin with a declaration. */
export function walk([first, ...rest]: readonly Happened[]): Walk | undefined {
  if (first?.event.type !== 'IncidentDeclared') return undefined;
  let incident = evolve(undefined, first);
  const turns: Turn[] = [{ happened: first, before: undefined, after: incident }];
  for (const happened of rest) {
    const before = incident;
    incident = evolve(before, happened);
    turns.push({ happened, before, after: incident });
  }
  return { declaration: { ...first, event: first.event }, turns, incident };
}
