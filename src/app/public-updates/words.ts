import { toldOf, type Words, wordsOf } from '../../core/account/told.ts';
import type { UpdateName } from '../../core/public-updates/shapes.ts';
import type { Happened } from '../../core/timeline/entries.ts';

/** What a public update says, word for word; null where it was erased, undefined where there is none. */
export function publicWordsIn(log: readonly Happened[], update: UpdateName): Words {
  const drafted = toldOf(log, 'UpdateDrafted').find(({ event }) => event.update === update);
  return drafted && wordsOf(drafted, 'text');
}
