import type { PersonId } from '../../../core/ids.ts';
import type { Receipt } from '../../../core/proof/receipt.ts';
import { checkReceipt, receiptText, receiptTitle } from '../../../core/texts/receipts.ts';
import { linesMessage } from '../../blocks/lines.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** So many are read; all of them stand in the record. */
const shown = 10;

/**
 * The receipts of whoever decided, in their own messages: one message a person and incident, edited with each further
 * decision, because an edit makes no phone ring. Whoever may not know of the incident any more gets none.
 */
export function receiptWants({
  incident: { id, mode },
  receipts: { receipts },
  maySee,
  users,
  voice,
}: Pick<Sources, 'incident' | 'receipts' | 'maySee' | 'users'> & {
  readonly voice: Pick<Sources['voice'], 'now' | 'moment'>;
}): readonly Want[] {
  const shout = mode === 'live' ? undefined : mode.toUpperCase();
  const lines = (of: readonly Receipt[]): readonly string[] => {
    const last = of.at(-1);
    return [
      receiptTitle(id, shout),
      ...of.slice(-shown).map((one) => receiptText(one, voice)),
      ...(last === undefined ? [] : [checkReceipt(last)]),
    ];
  };
  return [...Map.groupBy(receipts, ({ decision: { by } }): PersonId => by)]
    .filter(([person]) => maySee(person))
    .flatMap(([person, own]) =>
      users([person])
        .slice(0, 1)
        .map(
          (user): Want => ({
            key: `receipt.${user}`,
            where: { user },
            priority: 3,
            message: linesMessage(lines(own)),
          }),
        ),
    );
}
