import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Happened } from '../timeline/entries.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';
import type { Turn } from './walk.ts';

/** Who had the decision from when to when, and how it came to them. */
export type AuthoritySpan = {
  readonly person: PersonId;
  readonly from: Instant;
  /** Undefined for the one who has it still. */
  readonly to: Instant | undefined;
  readonly how: 'declared' | 'handover' | 'assigned' | EventOf<'CommandTaken'>['how'];
};

export function authoritiesOf(turns: readonly Turn[]): readonly AuthoritySpan[] {
  const starts = turns.filter(({ before, after }) => before?.authority !== after.authority);
  return starts.map(({ happened, after }, index) => ({
    person: after.authority,
    from: happened.at,
    to: starts[index + 1]?.happened.at,
    how: howOf(happened.event),
  }));
}

function howOf(event: Happened['event']): AuthoritySpan['how'] {
  if (event.type === 'CommandTaken') return event.how;
  if (event.type === 'HandoverAccepted') return 'handover';
  return event.type === 'IncidentDeclared' ? 'declared' : 'assigned';
}

/** Who was paged for what, and what became of it. */
export type PageAccount = {
  readonly page: string;
  readonly person: PersonId;
  readonly why: EventOf<'PersonPaged'>['why'];
  readonly at: Instant;
  readonly answered: Instant | undefined;
  /** Why it failed, where it did at last. */
  readonly failed: string | undefined;
};

export const pagesOf = (log: readonly Happened[]): readonly PageAccount[] =>
  toldOf(log, 'PersonPaged').map(({ event: { page, person, why }, at }) => {
    const reports = toldOf(log, 'PageReported').filter(({ event }) => event.page === page);
    const last = reports.at(-1)?.event;
    return {
      page,
      person,
      why,
      at,
      answered: reports.find(({ event }) => event.state === 'answered')?.at,
      failed: last?.state === 'failed' ? (last.code ?? 'unknown') : undefined,
    };
  });

/** What support said of the reports of users. */
export type SupportAccount = {
  readonly verdict: EventOf<'SupportSaid'>['verdict'];
  readonly by: PersonId;
  readonly at: Instant;
  readonly evidence: Words;
};

export const supportOf = (log: readonly Happened[]): readonly SupportAccount[] =>
  toldOf(log, 'SupportSaid').map((told) => ({
    verdict: told.event.verdict,
    by: told.event.by,
    at: told.at,
    evidence: wordsOf(told, 'evidence'),
  }));

/** How things stood, as people were told. */
export type StatusAccount = {
  readonly audience: EventOf<'StatusReported'>['audience'];
  readonly by: PersonId;
  readonly at: Instant;
  readonly conditions: Words;
  readonly actions: Words;
  readonly needs: Words;
};

export const statusReportsOf = (log: readonly Happened[]): readonly StatusAccount[] =>
  toldOf(log, 'StatusReported').map((told: Told<'StatusReported'>) => ({
    audience: told.event.audience,
    by: told.event.because.person,
    at: told.at,
    conditions: wordsOf(told, 'conditions'),
    actions: wordsOf(told, 'actions'),
    needs: wordsOf(told, 'needs'),
  }));
