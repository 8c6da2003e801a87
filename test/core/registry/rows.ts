import { IncidentId } from '../../../src/core/ids.ts';
import type { Listed, Page } from '../../../src/core/registry/page.ts';
import type { RegistryRow, StrategyRow } from '../../../src/core/registry/row.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { out } from '../gone-back.ts';
import { ada, bo, checkout, rb } from '../sample.ts';

export const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });

/** A rollback that was decided and went well. */
export const course = (more: Partial<StrategyRow> = {}): StrategyRow => ({
  plan: rb(1),
  strategy: 'rollback',
  targets: [checkout],
  from: '2',
  to: '1',
  decidedBy: bo,
  signedAhead: false,
  decidedAt: '2026-03-01T09:05:00.000Z',
  endedAt: '2026-03-01T09:09:00.000Z',
  tookMs: 240_000,
  outcome: 'success',
  dataImpact: 'none',
  lost: [],
  ...more,
});

/** An incident that is open, and in which nothing was decided. */
export const listedRow = (more: Partial<RegistryRow> = {}): RegistryRow => ({
  id: IncidentId.parse('INC-3'),
  mode: 'live',
  private: false,
  held: false,
  rung: 'declared',
  outcome: 'open',
  trigger: 'person',
  declaredBy: ada,
  scope: [checkout],
  detectedAt: '2026-03-01T09:00:00.000Z',
  declaredAt: '2026-03-01T09:01:00.000Z',
  strategies: [],
  waivers: [],
  openResiduals: 0,
  ...more,
});

/** One that is over, with all that a row may say. */
export const overRow = listedRow({
  severity: 'sev2',
  rung: 'closed',
  outcome: 'recovered',
  strategies: [course()],
  decidedAt: '2026-03-01T09:05:00.000Z',
  mitigatedAt: '2026-03-01T09:08:00.000Z',
  recoveredAt: '2026-03-01T09:10:00.000Z',
  closedAt: '2026-03-01T09:20:00.000Z',
  tookMs: 600_000,
  waivers: [{ check: 'criterion/books-balance', by: ada }],
  openResiduals: 2,
});

export const wentBack = (title: string | null): Listed => ({
  row: {
    id: out(1),
    target: checkout,
    from: '2',
    to: '1',
    since: '2026-03-01T08:00:00.000Z',
    seen: 'told',
    by: ada,
    outcome: 'outside',
    mode: 'live',
    private: false,
    declaredAt: '2026-03-01T09:00:00.000Z',
  },
  title,
});

export const page = (listed: readonly Listed[], more: Partial<Page> = {}): Page => ({
  listed,
  next: undefined,
  isAll: false,
  hint: undefined,
  ...more,
});
