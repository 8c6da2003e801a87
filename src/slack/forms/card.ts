import type { ModalView } from '@slack/types';
import { serviceOf } from '../../core/ids.ts';
import type { MadePlan } from '../../core/incident/incident.ts';
import type { CardScreen } from '../../core/plan/card.ts';
import { fewWords, oneLine } from '../../core/texts/words.ts';
import { section } from '../blocks/parts.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { form } from './parts.ts';

/** Together with the card this is read before a decision: a handful of words. */
const mostWords = 14;

/** The one dialog behind [Roll back]. It carries the digest of the card: sending it within its term is the decision. */
export function cardForm({
  screen,
  made,
  incident,
  digest,
  channel,
}: {
  readonly screen: CardScreen;
  readonly made: MadePlan;
  readonly incident: string;
  readonly digest: string;
  readonly channel?: string | undefined;
}): ModalView {
  const { targets, from, to } = made.document;
  const [target] = targets;
  const service = target === undefined ? made.id : serviceOf(target);
  const stays = screen.lines.find((line) => line.startsWith('Stays as it is')) ?? '';
  const [first = ''] = screen.lines;
  const shout = first === 'DRILL' || first === 'TABLETOP' ? `${first}. ` : '';
  const change = `${shout}${made.id}: release ${oneLine(from.version, 30)} → release ${oneLine(to.version, 30)}.`;
  return form(
    {
      title: `${cut(`Roll back ${service}`, limits.viewTitle - 2)}?`,
      submit: 'Roll back',
      blocks: [section(`${change}\n${fewWords(stays, mostWords, 200)}`.trim())],
    },
    {
      v: 1,
      form: 'card',
      incident,
      plan: made.id,
      digest,
      channel,
    },
  );
}
