import { toldOf, wordsOf } from '../../core/account/told.ts';
import { serviceOf } from '../../core/ids.ts';
import type { PublicUpdateFacts } from '../../core/public-updates/facts.ts';
import { namesIn } from '../../core/report/lint.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import type { About } from './about.ts';

/** Whether there is a status page; for a draft also the names that do not belong into it, and what was reported last. */
export async function publicUpdateFacts(
  ship: Ship,
  { order, incident }: Pick<About, 'order' | 'incident'>,
): Promise<PublicUpdateFacts> {
  if (order.kind !== 'publishDraft' && order.kind !== 'publishApprove') return {};
  const { services, statusPage } = ship.configurations.current();
  const targets = incident?.targets ?? [];
  const isDraft = order.kind === 'publishDraft' && incident !== undefined;
  return {
    publicUpdates: {
      hasPage: statusPage !== undefined,
      people: isDraft ? [...ship.directory.names(), ...namesIn(incident, voiceOf(ship))] : [],
      house: [...Object.keys(services), ...targets.map(serviceOf), ...targets],
      conditions: isDraft ? conditionsIn(await ship.logs.read(incident.id)) : undefined,
    },
  };
}

/** What was told executives comes nearer to what the public may read than what people on duty tell each other. */
function conditionsIn(log: readonly Happened[]) {
  const reports = toldOf(log, 'StatusReported');
  const last = reports.findLast(({ event }) => event.audience === 'executive') ?? reports.at(-1);
  return last && wordsOf(last, 'conditions');
}
