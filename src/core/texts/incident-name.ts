import type { Incident } from '../incident/incident.ts';
import { list, oneLine } from './words.ts';

/** `INC-3 (checkout@prod)`; of a tabletop, which is about no target, what is played. */
export function incidentName({
  id,
  targets,
  tabletop,
}: Pick<Incident, 'id' | 'targets' | 'tabletop'>): string {
  if (tabletop !== undefined) {
    return `${id} (${oneLine(tabletop.script.playedAs ?? tabletop.script.title)})`;
  }
  return targets.length === 0 ? id : `${id} (${list(targets)})`;
}
