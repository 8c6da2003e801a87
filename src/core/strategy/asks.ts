import type { Asker } from '../asks.ts';
import { exposureOnly } from '../incident/incident.ts';
import { rollback } from '../texts/voice.ts';
import { list } from '../texts/words.ts';
import { containmentsInForce } from './in-force.ts';

/** After the cure: what stopped the exposure is taken back or kept, by name. It never ends by itself. */
export const strategyAsks: Asker = ({ incident, voice }) => {
  const { course, rung, reached, authority } = incident;
  const { mitigated } = reached;
  const isCured =
    (rung === 'mitigated' || rung === 'validating') && exposureOnly(incident) === undefined;
  if (!isCured || mitigated === undefined || course.status !== 'none') return [];
  return containmentsInForce(incident).map(({ plan, strategy, targets }) => ({
    key: `containment/${plan}`,
    of: [authority],
    where: 'channel' as const,
    urgent: false,
    since: mitigated,
    until: undefined,
    lines: [
      `The ${strategy} on ${list(targets)} by ${plan} is still in force. Take it back, or keep it?`,
      'The incident is not recovered before that is decided.',
    ],
    actions: [
      {
        label: 'Take it back',
        command: rollback(voice, `containment end ${plan} "the cure holds"`),
      },
      { label: 'Keep it', command: rollback(voice, `containment keep ${plan} <reason>`) },
    ],
  }));
};
