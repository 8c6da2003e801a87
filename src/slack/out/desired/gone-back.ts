import type { OutsideRow } from '../../../core/gone-back/row.ts';
import {
  outsideAskActions,
  outsideAskEnd,
  outsideAskLines,
} from '../../../core/texts/gone-back.ts';
import type { Voice } from '../../../core/texts/voice.ts';
import { goneBackMessage } from '../../blocks/gone-back.ts';
import type { Want } from './want.ts';

/** What went back outside, and the accounts in Slack of whoever is asked about it. */
export type AskedOutside = { readonly row: OutsideRow; readonly users: readonly string[] };

/**
 * What went back outside is said once where announcements stand, and asked of whoever decides first for its target in
 * their own messages. Nobody is woken by it. Once somebody has said who and why, both say so.
 */
export const goneBackWants = (all: readonly AskedOutside[], voice: Voice): readonly Want[] =>
  all.flatMap(({ row, users }) =>
    [{ where: 'announcement' as const }, ...users.map((user) => ({ where: { user } }))].map(
      ({ where }): Want => ({
        key: `gone-back.${row.id}.${where === 'announcement' ? where : where.user}`,
        where,
        priority: 3,
        ...(row.explained !== undefined && { onlyEdit: true }),
        message: goneBackMessage({
          lines: outsideAskLines(row, { ...voice, now: row.declaredAt }),
          actions: outsideAskActions(row, voice),
          end: outsideAskEnd(row, { ...voice, now: row.declaredAt }),
        }),
      }),
    ),
  );
