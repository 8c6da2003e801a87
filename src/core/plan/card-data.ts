import { excess } from '../impact/loss.ts';
import { weighed } from '../impact/persons.ts';
import type { DataImpact, Loss } from '../impact/shapes.ts';
import { approvalLines } from '../texts/approvals.ts';
import { fewWords, list, sentence } from '../texts/words.ts';
import type { CardSources } from './card.ts';

/** What going back does to data; where it harms, the first line says it. */
export function dataLines({
  made,
  losses = [],
}: Pick<CardSources, 'made' | 'losses'>): readonly string[] {
  const lost = excess(made.document, losses);
  const { verdict } = weighed(made.document);
  const told = made.document.strategy === 'rollback' ? verdictWords[verdict] : undefined;
  return [
    ...(told === undefined ? [] : [`Data: ${told}.`]),
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

/** How the agreement to it stands; `nameWords`: how many words of a name. */
export const agreement = (
  { incident, made, records, voice }: CardSources,
  nameWords: number,
): readonly string[] =>
  approvalLines(
    incident,
    made,
    { ...voice, name: (who) => fewWords(voice.name(who), nameWords) },
    records.approvals,
  ).map(sentence);
