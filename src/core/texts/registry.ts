import { sayTook } from '../../lib/durations.ts';
import type { Instant, Target } from '../ids.ts';
import { isOutside, type Page } from '../registry/page.ts';
import type { RegistryRow, StrategyRow } from '../registry/row.ts';
import { outsideText } from './gone-back.ts';
import { incident, registry, type Voice } from './voice.ts';
import {
  capital,
  clock,
  count,
  list,
  loud,
  oneLine,
  person,
  sentence,
  sentences,
  withoutTarget,
} from './words.ts';

/** The incidents of one page: two or three short lines each, readable on a phone, and how to see the next page. */
export function registryListText({ listed, next, isAll, hint }: Page, voice: Voice): string {
  if (listed.length === 0 && isAll) {
    return `There is no incident yet. ${incident(voice, 'declare <service> "<title>"')} declares one, and it stands here from its first second.`;
  }
  if (listed.length === 0) {
    return sentences('No incident fits', hint, `All of them: ${registry(voice, 'list')}`);
  }
  return [
    ...listed.map((one) =>
      isOutside(one) ? outsideText(one, voice) : entryText(one.row, one.title, voice),
    ),
    ...(next === undefined ? [] : [`There are more behind these: ${registry(voice, next)}.`]),
  ].join('\n\n');
}

function entryText(row: RegistryRow, title: string | null, voice: Voice): string {
  const waived = row.waivers.length === 0 ? [] : [`${count(row.waivers.length, 'check')} waived`];
  const left = row.openResiduals === 0 ? [] : [`${count(row.openResiduals, 'residual')} open`];
  return [
    `${headOf(row)}: ${placesOf(row.scope)}${titleBeside(row.scope, title)}`,
    row.trigger === 'import'
      ? `Began ${momentText(row.declaredAt)}, imported by ${person(row.declaredBy, voice)}`
      : `Declared ${clock(row.declaredAt, voice)} by ${person(row.declaredBy, voice)}, ${cameBy[row.trigger]}`,
    ...row.strategies.map((one) => strategyText(one, voice)),
    [...timesOf(row, voice), ...waived, ...left].join(', '),
  ]
    .filter((line) => line !== '')
    .map((line) => sentence(capital(line)))
    .join('\n');
}

/** What it was about; nothing where others who recorded it named no targets. */
export const placesOf = (targets: readonly Target[], most = 4): string =>
  targets.length === 0 ? '' : `${list(targets, most)}, `;

/** `2012-08-01 13:30 UTC`: what was imported is long ago. */
export const momentText = (at: Instant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** `DRILL INC-3, sev2, recovered`; `private` where others may not know of it, and whether a legal hold is on it. */
export const headOf = ({ mode, id, severity, outcome, rung, ...row }: RegistryRow): string =>
  [
    `${mode === 'live' ? '' : `${loud(mode)} `}${id}`,
    ...(severity === undefined ? [] : [severity]),
    outcome === 'open' ? `open (${rung})` : outcome,
    ...(row.private ? ['private'] : []),
    ...(row.held ? ['legal hold'] : []),
  ].join(', ');

/** The title where its targets stand in front of it already. */
export const titleBeside = (targets: readonly Target[], title: string | null): string =>
  titleOf(title && withoutTarget(title, targets));

export const titleOf = (title: string | null): string =>
  title === null ? 'the title was erased' : `"${oneLine(title, 120)}"`;

export const cameBy = {
  person: 'by hand',
  program: 'by a program',
  trigger: 'from a trigger',
  'standing-order': 'by a standing order',
  import: 'from a file',
} as const satisfies Record<RegistryRow['trigger'], string>;

/** `RB-17 rollback 2 → 1: success in 4 min, decided by Ada 03:05 UTC, no migration`. */
export function strategyText(row: StrategyRow, voice: Voice): string {
  const { plan, strategy, outcome, tookMs, lost } = row;
  const named = plan === undefined ? strategy : `${plan} ${strategy}`;
  const took = tookMs === undefined ? '' : ` in ${sayTook(tookMs)}`;
  const names = lost.map((one) => oneLine(one, 40));
  return [
    `${named}${wayOf(row)}: ${outcome ?? 'not ended'}${took}`,
    `decided by ${person(row.decidedBy, voice)}${row.signedAhead ? ' ahead' : ''} ${clock(row.decidedAt, voice)}`,
    ...impactOf(row),
    ...(names.length === 0 ? [] : [`gave up data of ${list(names, 3)}`]),
  ].join(', ');
}

/** ` 2 → 1`, where the release changes. */
const wayOf = ({ from, to }: StrategyRow): string =>
  from === undefined || to === undefined || from === to
    ? ''
    : ` ${oneLine(from, 40)} → ${oneLine(to, 40)}`;

const impactOf = ({ strategy, dataImpact }: StrategyRow): readonly string[] =>
  strategy === 'rollback' && dataImpact ? [`data: ${impacts[dataImpact]}`] : [];

const impacts = {
  none: 'no migration',
  compatible: 'compatible',
  destructive: 'destructive',
  unclassified: 'not classified',
  unknown: 'unknown',
} as const satisfies Record<NonNullable<StrategyRow['dataImpact']>, string>;

/** What was reached when, and how long it took from the detection on. */
function timesOf(row: RegistryRow, voice: Voice): readonly string[] {
  const { mitigatedAt, recoveredAt, tookMs } = row;
  return [
    ...(mitigatedAt === undefined ? [] : [`mitigated ${clock(mitigatedAt, voice)}`]),
    ...(recoveredAt === undefined ? [] : [`recovered ${clock(recoveredAt, voice)}`]),
    ...(tookMs === undefined ? [] : [`${sayTook(tookMs)} after the detection`]),
  ];
}
