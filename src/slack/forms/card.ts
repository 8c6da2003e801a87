import type { ModalView } from '@slack/types';
import { serviceOf } from '../../core/ids.ts';
import type { MadePlan } from '../../core/incident/incident.ts';
import type { CardScreen } from '../../core/plan/card.ts';
import { goLabel } from '../../core/plan/card-words.ts';
import { unprovenLines } from '../../core/plan/unproven.ts';
import { section } from '../blocks/parts.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { needed } from './confirmation.ts';
import { ask, form, textInput } from './parts.ts';

type CardForm = {
  readonly screen: CardScreen;
  readonly made: MadePlan;
  readonly incident: string;
  readonly digest: string;
  readonly channel?: string | undefined;
  /** Stands above the change, where the form takes the place of another. */
  readonly note?: string | undefined;
  /** What was said in the form before this one. */
  readonly reason?: string | undefined;
};

/** The one dialog behind [Roll back]. It carries the digest of the card: sending it within its term is the decision. */
export function cardForm(shown: CardForm): ModalView {
  const { screen, made, incident, digest, channel, note, reason } = shown;
  const [target] = made.document.targets;
  const label = goLabel(made.document);
  const service = target === undefined ? made.id : serviceOf(target);
  return form(
    {
      title: `${cut(`${label} ${service}`, limits.viewTitle - 2)}?`,
      submit: label,
      blocks: [
        note === undefined ? undefined : section(note),
        section([screen.confirm, ...unprovenLines(screen)].join('\n')),
        ...needed(screen.needs),
        ask({ name: 'reason', label: 'Reason', optional: true }, textInput(reason)),
      ],
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
