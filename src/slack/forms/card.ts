import type { ModalView } from '@slack/types';
import { serviceOf } from '../../core/ids.ts';
import type { MadePlan } from '../../core/incident/incident.ts';
import type { CardScreen } from '../../core/plan/card.ts';
import { fewWords } from '../../core/texts/words.ts';
import { section } from '../blocks/parts.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { form } from './parts.ts';

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
  const [first = ''] = screen.lines;
  const shout = first === 'DRILL' || first === 'TABLETOP' ? `${first}. ` : '';
  const change = `${shout}Release ${version(from.version)} → ${version(to.version)}.`;
  return form(
    {
      title: `${cut(`Roll back ${service}`, limits.viewTitle - 2)}?`,
      submit: 'Roll back',
      blocks: [section(`${change}\n${stays(screen)}`)],
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

const version = (name: string): string => fewWords(name, 2, 30);

/** The first two of what stays as it is, each in two words: the card has said all of it. */
function stays({ lines }: CardScreen): string {
  const told = lines.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? '';
  const items = told
    .split(/, | and /u)
    .flatMap(
      (item) => /^\s*(?<told>(?:\d+|uncounted) [^\s.]+)/iu.exec(item)?.groups?.['told'] ?? [],
    );
  const more = items.length > 2 ? '…' : '.';
  return items.length === 0
    ? 'Stays: see the card.'
    : `Stays: ${items.slice(0, 2).join(', ')}${more}`;
}

const prefix = 'Stays as it is:';
