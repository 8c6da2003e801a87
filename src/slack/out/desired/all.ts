import type { Standing } from '../standing.ts';
import { ackWants } from './acks.ts';
import { askWants } from './asks.ts';
import { cardWants } from './cards.ts';
import { noticeWants } from './notices.ts';
import { publicationWants } from './publication.ts';
import { receiptWants } from './receipts.ts';
import { securityWants } from './security.ts';
import type { Sources } from './sources.ts';
import { type Stage, standingWants } from './status.ts';
import { tailWants } from './tails.ts';
import type { Want } from './want.ts';

/**
 * Every message that should stand for an incident: a function of its record, and of what is noted only where that says
 * who asked for what. As long as it has no channel only the cards that were asked for stand, and
 * what is asked of people in their own messages, and what security is told.
 */
export function desired(
  sources: Sources,
  stage: Stage,
  standing: Pick<Standing, 'messages'>,
): readonly Want[] {
  const rows = standing.messages();
  const cards = cardWants(sources, rows);
  const asks = askWants(sources, rows, stage.channel);
  const security = securityWants(sources, rows, stage.channel);
  const receipts = receiptWants(sources);
  if (!stage.isOpen)
    return [...cards, ...asks, ...security, ...receipts].filter(
      ({ where }) => typeof where === 'object',
    );
  return [
    ...standingWants(sources, stage),
    ...cards,
    ...ackWants(sources),
    ...noticeWants(sources, rows),
    ...asks,
    ...security,
    ...publicationWants(sources, stage),
    ...receipts,
    ...tailWants(sources),
  ];
}
