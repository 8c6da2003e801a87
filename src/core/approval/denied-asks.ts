import type { Ask, Asker, Asking } from '../asks.ts';
import { currentPlan, type MadePlan } from '../incident/incident.ts';
import { stepSpec } from '../run/run.ts';
import { stepName } from '../texts/steps.ts';
import { rollback } from '../texts/voice.ts';
import { clock, person } from '../texts/words.ts';
import { answersTo, type Standing } from './standing.ts';
import { waitingNow } from './waiting.ts';

/** A step of the run was denied: nothing of it happens by itself any more, so whoever decides is asked what becomes of it. */
export const deniedAsks: Asker = (asking) => {
  const made = currentPlan(asking.incident);
  return made ? waitingNow(asking.incident, made).flatMap((one) => ask(asking, made, one)) : [];
};

function ask({ incident, voice }: Asking, made: MadePlan, { need, no }: Standing): readonly Ask[] {
  const spec = need.step === undefined ? undefined : stepSpec(made.document, need.step);
  const asked = answersTo(incident, made).asked[need.key];
  const since = no === 'silence' ? asked?.until : no?.at;
  if (spec === undefined || no === undefined || since === undefined) return [];
  const why =
    no === 'silence'
      ? 'nobody answered in time whether it may, and for this step silence means no'
      : `${person(no.person, voice)} said no at ${clock(no.at, voice)}`;
  return [
    {
      key: `denied/${made.id}/${need.key}`,
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
