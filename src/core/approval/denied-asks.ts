import type { Ask, Asker, Asking } from '../asks.ts';
import { currentRun } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import { type Sight, sightOf } from '../run/phase.ts';
import { gatesAhead } from '../run/ready.ts';
import { stepName } from '../texts/steps.ts';
import { rollback } from '../texts/voice.ts';
import { clock, person } from '../texts/words.ts';
import { answersTo, gateOf } from './standing.ts';

/** A step of the run was denied: nothing of it happens by itself any more, so whoever decides is asked what becomes of it. */
export const deniedAsks: Asker = (asking) => {
  const run = currentRun(asking.incident);
  if (run === undefined) return [];
  const sight = sightOf(asking.incident, run);
  return gatesAhead(sight).flatMap((spec) => ask(asking, sight, spec));
};

function ask({ incident, voice }: Asking, { made }: Sight, spec: StepSpec): readonly Ask[] {
  const gate = gateOf(incident, made, spec.id);
  const no = gate?.no;
  const asked = gate && answersTo(incident, made).asked[gate.need.key];
  const since = no === 'silence' ? asked?.until : no?.at;
  if (gate === undefined || no === undefined || since === undefined) return [];
  const why =
    no === 'silence'
      ? 'nobody answered in time whether it may, and for this step silence means no'
      : `${person(no.person, voice)} said no at ${clock(no.at, voice)}`;
  return [
    {
      key: `denied/${made.id}/${gate.need.key}`,
      of: [incident.authority],
      where: 'channel',
      urgent: true,
      since,
      until: undefined,
      lines: [
        `${stepName(spec)} of ${made.id} does not start: ${why}.`,
        'Go on without the step, or abort the run. Whoever was asked can still say yes, and then it starts.',
      ],
      actions: [
        { label: 'Go on without it', command: rollback(voice, `skip ${spec.id} <reason>`) },
        { label: 'Abort', command: rollback(voice, 'abort') },
      ],
    },
  ];
}
