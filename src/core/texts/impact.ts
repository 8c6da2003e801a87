import { sayDuration } from '../../lib/durations.ts';
import { assumptionsOf } from '../impact/assumptions.ts';
import type { AcceptWord } from '../impact/needs.ts';
import type { TwoPersonReason } from '../impact/persons.ts';
import type { DataImpact, Loss } from '../impact/shapes.ts';
import type { Settled } from '../impact/state.ts';
import type { Incident } from '../incident/incident.ts';
import { count, list, oneLine } from './words.ts';

/** What is accepted by name, in words. */
export const acceptTexts: Readonly<Record<AcceptWord, string>> = {
  'unknown-effects': 'nobody has declared what stays',
  'unknown-data': 'nobody knows of migrations',
};

const reasons: Readonly<Record<TwoPersonReason, string>> = {
  'destructive-data': 'a migration took away what the older release reads',
  'unclassified-data': 'nobody has said what a migration does',
  'destroys-data': 'a step destroys data',
  'data-loss': 'a step writes a backup over data',
  'point-of-no-return': 'a step cannot be taken back',
  'unknown-data': 'nobody knows of migrations',
};
const byCode: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...acceptTexts,
    ...reasons,
    unapproved: 'somebody who was to agree has not',
  }),
);

/** Why more than a tap is asked for, in words; a code that is none is named as it is. */
export const reasonText = (code: string): string => byCode.get(code) ?? code;

/** `412 rows of orders (the newest restorable point is 7m old)`. */
export function lossText({ dataset, rows, ageMs }: Loss): string {
  const many = rows === null ? 'nobody knows how many rows' : count(rows, 'row');
  const age =
    ageMs === null
      ? 'nobody knows from when the newest restorable point is'
      : `the newest restorable point is ${sayDuration(ageMs)} old`;
  return `${many} of ${oneLine(dataset, 60)} (${age})`;
}

/** A migration with its class, as the release was registered. */
const migrationText = ({ release, name, class: what }: DataImpact['migrations'][number]): string =>
  `${oneLine(name, 80)} of release ${oneLine(release, 40)} (${what ?? 'nobody has said what it does'})`;

/** What going back means for data, a line each: the verdict first. */
export function impactLines({ verdict, migrations }: DataImpact): readonly string[] {
  return [verdicts[verdict], ...migrations.map(migrationText)];
}

const verdicts = {
  none: 'no migration found',
  compatible: 'every migration left what the older release reads',
  destructive:
    'a migration took away what the older release reads: going back is wrong until it is put back',
  unclassified:
    'a migration was found and nobody has said what it does, so it counts as destructive',
  unknown: 'unknown: nobody has said whether there were migrations',
} as const satisfies Record<DataImpact['verdict'], string>;

/** The migration that makes going back wrong, the first one of them. */
export function worstMigration({ migrations }: DataImpact): string {
  const worst =
    migrations.find((one) => one.class === 'destructive' || one.class === 'contract') ??
    migrations.find((one) => one.class === undefined);
  return worst === undefined
    ? 'a migration'
    : `${oneLine(worst.name, 60)} (${worst.class ?? 'unclassified'})`;
}

/** Losses in a row. */
export const lossesText = (losses: readonly Loss[]): string => list(losses.map(lossText));

/** What became of what the plan takes for granted; what nobody has settled yet is told once all is to be well. */
export const assumptionLines = (incident: Incident): readonly string[] =>
  assumptionsOf(incident)
    .filter(({ settled }) => settled !== undefined || incident.rung === 'validating')
    .map(({ number, text, check, settled }) => {
      const basis = check === undefined ? 'unproven' : `shown by ${check}`;
      const became = settled === undefined ? basis : outcomeTexts[settled];
      return `${number}: ${oneLine(text, 200)} (${became})`;
    });

/** What became of something that was taken for granted. */
export const outcomeTexts = {
  held: 'it held',
  broken: 'it was broken',
  'never-known': 'nobody ever knew',
} as const satisfies Record<Settled, string>;
