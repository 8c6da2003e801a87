import { csvOf } from '../../lib/csv.ts';
import type { OutsideRow } from '../gone-back/row.ts';
import { titleOf } from '../texts/registry.ts';
import type { Voice } from '../texts/voice.ts';
import { escaped } from '../timeline/escape.ts';
import type { RegistryRow, StrategyRow } from './row.ts';

/** An incident as it is listed, with what it is called; null where that was erased. */
type ListedIncident = { readonly row: RegistryRow; readonly title: string | null };
/** The same of what went back outside. */
export type ListedOutside = { readonly row: OutsideRow; readonly title: string | null };
export type Listed = ListedIncident | ListedOutside;

export const isOutside = (listed: Listed): listed is ListedOutside =>
  listed.row.outcome === 'outside';

/** One page of the registry. */
export type Page = {
  readonly listed: readonly Listed[];
  /** The words that show what comes behind it; undefined for the last page. */
  readonly next: string | undefined;
  /** Whether all incidents were asked for. */
  readonly isAll: boolean;
  /** Why perhaps nothing fits. */
  readonly hint: string | undefined;
};

type Names = Pick<Voice, 'name'>;

/** People by name beside their ids: whoever reads a document has no directory. */
const named = (listed: Listed, voice: Names) =>
  isOutside(listed) ? { ...listed.row, title: listed.title } : namedIncident(listed, voice);

const namedIncident = ({ row, title }: ListedIncident, voice: Names) => ({
  ...row,
  title,
  declaredByName: voice.name(row.declaredBy),
  strategies: row.strategies.map((one) => ({
    ...one,
    decidedByName: voice.name(one.decidedBy),
  })),
});

/** A page for programs; `next` is the last incident of it, to be given as `after`, or null. */
export const pageJson = ({ listed, next }: Page, voice: Names): string =>
  `${JSON.stringify(
    {
      incidents: listed.map((one) => named(one, voice)),
      next: next === undefined ? null : (listed.at(-1)?.row.id ?? null),
    },
    undefined,
    2,
  )}\n`;

const columns = [
  'incident',
  'mode',
  'severity',
  'title',
  'trigger',
  'scope',
  'plan',
  'strategy',
  'from',
  'to',
  'decided_by',
  'declared',
  'decided',
  'mitigated',
  'recovered',
  'duration_ms',
  'run_ms',
  'outcome',
  'run_outcome',
  'data_impact',
  'data_given_up',
  'waivers',
  'open_residuals',
  'legal_hold',
  'timeline',
];

/** A line a strategy, and one for an incident without any (capabilities, S50). */
const cells = ({ row, title }: ListedIncident, strategy: StrategyRow | undefined, voice: Names) =>
  [
    row.id,
    row.mode,
    row.severity,
    title ?? '',
    row.trigger,
    row.scope.join(' '),
    ...courseCells(strategy, voice),
    row.declaredAt,
    strategy?.decidedAt,
    row.mitigatedAt,
    row.recoveredAt,
    row.tookMs,
    strategy?.tookMs,
    row.outcome,
    ...endCells(strategy),
    row.waivers.map(({ check }) => check).join(' '),
    row.openResiduals,
    row.held ? 'yes' : 'no',
    `/api/v1/incidents/${row.id}/timeline`,
  ].map((cell) => (cell === undefined ? '' : String(cell)));

/** What nobody decided here has neither a plan nor times of its own. */
function outsideCells({ row, title }: ListedOutside): readonly string[] {
  const known: Readonly<Record<string, string>> = {
    incident: row.id,
    mode: row.mode,
    title: title ?? '',
    trigger: row.seen,
    scope: row.target,
    strategy: 'rollback',
    from: row.from,
    to: row.to,
    declared: row.declaredAt,
    decided: row.since,
    outcome: row.outcome,
    run_outcome: row.outcome,
  };
  return columns.map((column) => known[column] ?? '');
}

const courseCells = (strategy: StrategyRow | undefined, voice: Names) =>
  strategy === undefined
    ? ['', '', '', '', '']
    : [
        strategy.plan,
        strategy.strategy,
        strategy.from,
        strategy.to,
        voice.name(strategy.decidedBy),
      ];

const endCells = (strategy: StrategyRow | undefined) =>
  strategy === undefined
    ? ['', '', '']
    : [strategy.outcome, strategy.dataImpact, strategy.lost.join(' ')];

const table = ({ listed }: Page, voice: Names): readonly (readonly string[])[] =>
  listed.flatMap((one) => {
    if (isOutside(one)) return [outsideCells(one)];
    const { strategies } = one.row;
    return (strategies.length === 0 ? [undefined] : strategies).map((strategy) =>
      cells(one, strategy, voice),
    );
  });

/** A page for spreadsheets. */
export const pageCsv = (page: Page, voice: Names): string =>
  csvOf([columns, ...table(page, voice)]);

/** A page as one Markdown table; a title that was erased says so. */
export function pageMarkdown(page: Page, voice: Names): string {
  const told = {
    ...page,
    listed: page.listed.map((one) => ({ ...one, title: titleOf(one.title) })),
  };
  const lines = [
    columns,
    columns.map(() => '---'),
    ...table(told, voice).map((row) => row.map(escaped)),
  ];
  return `${lines.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}
