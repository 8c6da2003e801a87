import { z } from 'zod';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import { IncidentId } from '../../core/ids.ts';
import type { Order } from '../../core/orders.ts';
import { bundleComes, slackAnswers } from '../../core/texts/slack-answers.ts';
import type { Desk, Heard } from './desk.ts';
import { saying } from './told.ts';

const Opened = z.object({ channel: z.object({ id: z.string() }) });

type Asked = {
  readonly heard: Heard;
  readonly order: Order;
  readonly person: PersonId;
  readonly answer: Answer;
};

/**
 * Brings the bundle that was ordered into the own messages of whoever ordered it, and never into a channel. It is on
 * record before. Where the process ends in between, what came in is answered anew, and the file may come twice.
 */
export async function handOver(desk: Desk, { heard, order, person, answer }: Asked): Promise<void> {
  if (order.kind !== 'registryExport' || !answer.accepted) return;
  const { reach } = heard.payload;
  const isThere = await bring(desk, { heard, to: person, incident: order.entry }).catch(
    (err: unknown) => {
      desk.ship.log.warn({ event: 'BundleNotMade', incident: order.entry, err });
      return false;
    },
  );
  if (!isThere) await desk.tell(reach, saying(slackAnswers.bundleNotBrought));
}

type Bringing = {
  readonly heard: Heard;
  readonly to: PersonId;
  readonly incident: IncidentId;
};

async function bring(
  { bundle, slack, poster }: Desk,
  { heard: { key, payload }, to, incident }: Bringing,
): Promise<boolean> {
  const content = await bundle?.({ incident, to, arrival: { via: 'slack', key } });
  if (content === undefined) return false;
  const opened = Opened.parse(await slack.conversations.open({ users: payload.reach.user }));
  return poster.upload({
    channel: opened.channel.id,
    filename: `${incident}.tar`,
    title: `${incident}.tar`,
    content,
    comment: bundleComes(incident),
  });
}
