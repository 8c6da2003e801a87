import { excess } from '../impact/loss.ts';
import { weighed } from '../impact/persons.ts';
import type { DataImpact, Loss } from '../impact/shapes.ts';
import { approvalLines } from '../texts/approvals.ts';
import { fewWords, list, sentence } from '../texts/words.ts';
import type { CardSources } from './card.ts';
import type { Budget } from './card-budgets.ts';
import { rehearsalLine } from './card-rehearsal.ts';

/** What going back does to data, where it harms the first line says it; and when it was rehearsed. */
export function dataLines(
  { made, losses = [], records }: Pick<CardSources, 'made' | 'losses' | 'records'>,
  { asides }: Pick<Budget, 'asides'>,
): readonly string[] {
  const lost = excess(made.document, losses);
  const { verdict } = weighed(made.document);
  const told = made.document.strategy === 'rollback' ? verdictWords[verdict] : undefined;
  const known = [
    ...(told === undefined ? [] : [`Data: ${told}.`]),
    ...rehearsalLine(records.rehearsals ?? [], !asides),
  ];
  return [
    ...(known.length === 0 ? [] : [known.join(' ')]),
    ...(lost.length === 0 ? [] : [`Loses ${list(lost.map(shortLoss), 2)}.`]),
  ];
}

const verdictWords = {
  none: 'no migration',
  compatible: 'compatible',
  destructive: undefined,
  unclassified: undefined,
  unknown: 'unknown',
} as const satisfies Record<DataImpact['verdict'], string | undefined>;

const shortLoss = ({ rows, dataset }: Loss): string =>
  `${rows ?? 'uncounted'} rows of ${fewWords(dataset, 2, 30)}`;

/** How the agreement to it stands, as far as there is room. */
export const agreement = (
  { incident, made, records, voice }: CardSources,
  { name, agreement: detail }: Pick<Budget, 'name' | 'agreement'>,
): readonly string[] =>
  approvalLines(
    incident,
    made,
    { ...voice, name: (who) => fewWords(voice.name(who), name) },
    { ...records.approvals, detail },
  ).map(sentence);
