import type { Button, KnownBlock } from '@slack/types';
import type { Answer } from '../../core/answer.ts';
import { textBlocks } from './lines.ts';
import { type Message, message } from './message.ts';
import { context, markup, row, section } from './parts.ts';
import { button, pressAt, pressTyped } from './press.ts';
import { channelLink } from './words.ts';

export type AnswerOptions = {
  /** The command that was given, so that it can be given again in the incident that was meant. */
  readonly line?: string | undefined;
  /** The incidents to choose from. */
  readonly open?: readonly { readonly incident: string; readonly text: string }[];
  /** The corrected command of a line that could not be read. */
  readonly nearest?: string | undefined;
  readonly incident?: string | undefined;
  readonly epoch?: number | undefined;
  /** After a stop: going on, ending it and staying are offered. */
  readonly stopped?: boolean;
  /** After a "no" to somebody who does not decide: whoever does is called, and whoever may take command can do so. */
  readonly advised?: { readonly mayTake: boolean } | undefined;
  /** The incidents that it names, each with its channel. */
  readonly places?: readonly { readonly incident: string; readonly channel: string | undefined }[];
  /** Where it goes on, when it was ordered elsewhere; the channel may not be there yet. */
  readonly follow?: { readonly incident: string; readonly channel: string | undefined };
};

/** What whoever ordered is told, privately: what happened and what comes next, or the refusal with all that lifts it. */
export function answerMessage(answer: Answer, options: AnswerOptions = {}): Message {
  if (answer.accepted) {
    const { stopped, follow, places = [] } = options;
    return message(
      [answer.say, ...(follow ? [following(follow)] : [])],
      [
        ...textBlocks(answer.say),
        follow && leadingTo(follow),
        ...places.map(linkTo),
        stopped === true ? afterStop(options) : undefined,
      ],
    );
  }
  const { code, reason, lift } = answer.refusal;
  const also = answer.say === undefined ? [] : [answer.say];
  return message(
    [reason, lift, ...also],
    [
      section(reason, 2_000),
      ...textBlocks(lift, 2_500),
      ...also.flatMap((text) => textBlocks(text, 4_500)),
      ...choices(options),
      corrected(options),
      afterAdvice(options),
      context(code),
    ],
  );
}

type Follow = NonNullable<AnswerOptions['follow']>;

const following = ({ incident, channel }: Follow): string =>
  channel === undefined
    ? `A channel for ${incident} opens in a moment. Follow it there.`
    : `Follow it in the channel of ${incident}.`;

function leadingTo(follow: Follow): KnownBlock {
  const link = channelLink(follow.channel);
  return link === '' ? section(following(follow)) : markup(`Follow it in ${link}.`);
}

function linkTo({ incident, channel }: Follow): KnownBlock | undefined {
  const link = channelLink(channel);
  return link === '' ? undefined : markup(`${incident}: ${link}`);
}

const afterStop = (where: AnswerOptions): KnownBlock | undefined =>
  row(
    [
      button({ id: 'go-on', label: 'Go on', style: 'primary' }, pressAt('/rollback resume', where)),
      button({ id: 'abort', label: 'Abort', style: 'danger' }, pressAt('/rollback abort', where)),
      button({ id: 'stay', label: 'Stay' }, pressAt('/rollback stay', where)),
    ],
    'after-stop',
  );

function afterAdvice({ advised, incident }: AnswerOptions): KnownBlock | undefined {
  if (advised === undefined) return undefined;
  // Who decides, and whether, is no question of the strategy that a screen showed.
  const at = { incident };
  const take = pressAt('/incident take-command <reason>', at);
  return row(
    [
      button(
        { id: 'tell', label: 'Tell who decides', style: 'primary' },
        pressAt('/incident page', at),
      ),
      advised.mayTake ? button({ id: 'take', label: 'Take command' }, take) : undefined,
    ],
    'after-advice',
  );
}

const mostChoices = 10;

/** The open incidents, each with the command that was typed. */
function choices({ line, open = [] }: AnswerOptions): readonly (KnownBlock | undefined)[] {
  const shown = open.slice(0, mostChoices);
  const buttons: readonly (Button | undefined)[] =
    line === undefined
      ? []
      : shown.map(({ incident }) =>
          button({ id: `in-${incident}`, label: `In ${incident}` }, pressTyped(line, { incident })),
        );
  return [
    ...(shown.length === 0
      ? []
      : textBlocks(shown.map(({ incident, text }) => `• ${incident}: ${text}`).join('\n'), 2_000)),
    row(buttons, 'incidents'),
  ];
}

const corrected = ({ nearest, incident, epoch }: AnswerOptions): KnownBlock | undefined =>
  nearest === undefined
    ? undefined
    : row(
        [
          button(
            { id: 'nearest', label: 'Run it', spoken: `Run ${nearest}` },
            pressTyped(nearest, { incident, epoch }),
          ),
        ],
        'nearest',
      );
