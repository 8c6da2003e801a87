import { currentRun, type Incident } from '../incident/incident.ts';
import { canTakeBack, sightOf } from '../run/phase.ts';
import { soFar } from './so-far.ts';
import { rollback, type Voice } from './voice.ts';

/**
 * What a switch leaves standing of the strategy that it ends and how to take it back first, or that it is taken back:
 * shown before anybody confirms. Nothing where nothing runs.
 */
export function switchLeaves(
  incident: Incident,
  { to, undo }: { readonly to: string; readonly undo: boolean },
  voice: Voice,
): readonly string[] {
  const run = currentRun(incident);
  if (!run) return [];
  const sight = sightOf(incident, run);
  return [
    undo
      ? `What ${run.plan} has done is taken back first:`
      : `What ${run.plan} has done stays as it is:`,
    ...soFar(sight, voice),
    ...(canTakeBack(sight) && !undo
      ? [`To take it back first: ${rollback(voice, `switch ${to} --undo "<reason>"`)}.`]
      : []),
  ];
}
