import type { EventOf } from '../events.ts';
import type { Instant } from '../ids.ts';

/** The reports were counted, for what was asked at that moment; null where nobody could tell. */
export type GateReport = {
  readonly kind: 'reportsCounted';
  readonly asked: Instant;
} & Pick<EventOf<'ReportsCounted'>, 'now' | 'usual'> & { readonly why: string | undefined };
