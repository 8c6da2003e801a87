import { teamsOf } from '../../app/metrics/answer-stats.ts';
import {
  byQuarter,
  byService,
  byTeam,
  type Group,
  type Grouping,
} from '../../core/metrics/groups.ts';
import type { Known, Scope } from '../../core/metrics/stats.ts';
import type { Desk } from '../desk.ts';

/** The figures of a scope by service, by team or by quarter. */
export function grouped(
  { ship }: Desk,
  { by, scope, known }: { readonly by: Grouping; readonly scope: Scope; readonly known: Known },
): readonly Group[] {
  switch (by) {
    case 'service':
      return byService(scope, known);
    case 'team':
      return byTeam(scope, known, teamsOf(ship));
    case 'quarter':
      return byQuarter(scope, known, known.now);
  }
}
