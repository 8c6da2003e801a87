import type { Account } from '../../src/core/account/account.ts';
import type { StrategyAccount } from '../../src/core/account/strategies.ts';
import type { Block, Cell } from '../../src/core/report/document/shape.ts';
import { type Source, sourceOf } from '../../src/core/report/document/source.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';

/** What a report of this story is made of, where a specification says so with other rows in its account. */
export function sourceWith(move: Move, more: (account: Account) => Partial<Account> = () => ({})) {
  const { scene } = given(move);
  const source = sourceOf(happened(scene), voiceAt(scene));
  if (source === undefined) throw new Error('nothing was declared');
  return { ...source, account: { ...source.account, ...more(source.account) } } satisfies Source;
}

/** The same for every strategy that was decided. */
export const strategiesWith = (
  move: Move,
  more: (one: StrategyAccount) => Partial<StrategyAccount>,
): Source =>
  sourceWith(move, ({ strategies }) => ({
    strategies: strategies.map((one) => ({ ...one, ...more(one) })),
  }));

const cellText = (cell: Cell): string =>
  typeof cell === 'string' ? cell : `${cell.text} -> ${cell.link}`;

/** Every line of it; the cells of a row between bars. */
export const linesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.text];
    return block.kind === 'list'
      ? block.items
      : block.rows.map((row) => row.map(cellText).join(' | '));
  });
