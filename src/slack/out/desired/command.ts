import { millis } from '../../../core/ids.ts';
import { loud } from '../../../core/texts/words.ts';
import { eventText } from '../../../core/texts.ts';
import { message } from '../../blocks/message.ts';
import { header, markup } from '../../blocks/parts.ts';
import { mentions, mrkdwn } from '../../blocks/words.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** What happened longer ago is no news; the status says who decides. */
const newsMs = 600_000;

/** Whoever took command is told loudly, with who was relieved: whoever looks on must not go on asking the wrong person. */
export function commandWants({ incident, log, voice, users, now }: Sources): readonly Want[] {
  const drill = incident.mode === 'live' ? '' : `${loud(incident.mode)}: `;
  const head = `${drill}Command was taken`;
  return log.flatMap((told): readonly Want[] => {
    const { event, at, version } = told;
    if (event.type !== 'CommandTaken' || millis(now) - millis(at) >= newsMs) return [];
    const said = eventText({ ...told, event, plan: undefined }, { ...voice, now: at });
    const { relieved } = event;
    const names = mentions(users([event.by, ...(relieved === undefined ? [] : [relieved])]));
    return [
      {
        key: `command.${version}`,
        where: 'incident',
        once: true,
        priority: 0,
        message: message(
          [head, said],
          [header(head), markup(`${names} ${mrkdwn(said, 1_500)}`.trim())],
          names,
        ),
      },
    ];
  });
}
