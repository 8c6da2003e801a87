import type { Incident, MadePlan } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { answersTo } from './standing.ts';
import { expirable, waitingNow } from './waiting.ts';

/** An approval counts so long, and so long an answer is waited for. */
export const approvalTerms = (incident: Incident): readonly Term[] =>
  Object.values(incident.plans).flatMap((made) => [
    ...overdue(incident, made),
    ...expiring(incident, made),
  ]);

const overdue = (incident: Incident, made: MadePlan): readonly Term[] =>
  waitingNow(incident, made).flatMap(({ need }) => {
    const asked = answersTo(incident, made).asked[need.key];
    if (asked?.until === undefined || asked.lapsed !== undefined) return [];
    return [
      {
        key: `approval/${made.id}/${need.key}`,
        at: asked.until,
        order: { kind: 'approvalOverdue', plan: made.id, need: need.key } as const,
      },
    ];
  });

const expiring = (incident: Incident, made: MadePlan): readonly Term[] =>
  expirable(incident, made).map(({ person, step, until }) => ({
    key: ['approval', made.id, person, ...(step === undefined ? [] : [step])].join('/'),
    at: until,
    order: {
      kind: 'approvalExpires',
      plan: made.id,
      person,
      step: step ?? null,
    } as const,
  }));
