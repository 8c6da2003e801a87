import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';

/** The next moment of the story, or until when a decision is waited for. Paused, nothing is waited for. */
export function tabletopTerms({ id, tabletop }: Incident): readonly Term[] {
  if (tabletop === undefined) return [];
  const { scene, next } = tabletop;
  if (scene.status === 'paused' || scene.status === 'ended') return [];
  const at = scene.status === 'asked' ? scene.until : scene.dueAt;
  return [{ key: `tabletop/${id}`, at, order: { kind: 'tabletopDue', next } }];
}
