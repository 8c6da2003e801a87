import { z } from 'zod';
import type { Ship } from '../../app/ship.ts';
import { Instant } from '../../core/ids.ts';
import { asJson, Json } from '../../lib/json.ts';
import { readPayload } from './bodies.ts';
import type { Acted } from './desk.ts';
import type { Payload, PayloadOf } from './payload.ts';

export type Kept = PayloadOf<Acted>;

/** What came in and is kept until it is finished. */
export type Inbox = {
  /** True when it is new, or when that cannot be told. */
  readonly keep: (key: string, at: Instant, body: unknown) => Promise<boolean>;
  readonly finish: (key: string) => Promise<void>;
  /** What an earlier start has kept and not finished; without a payload where it cannot be read any more. */
  readonly left: () => Promise<readonly Left[]>;
};

export type Left = {
  readonly key: string;
  readonly kept: { readonly at: Instant; readonly payload: Kept } | undefined;
};

/** What is acted on, and therefore kept. */
export const isActedOn = (payload: Payload): payload is Kept =>
  payload.kind !== 'suggest' &&
  payload.kind !== 'account' &&
  payload.kind !== 'closed' &&
  payload.kind !== 'nothing';

const Row = z.object({ at: Instant, body: Json });
const Bare = z.object({ ts: z.string().optional(), bot_id: z.string().optional() });
type Bare = z.infer<typeof Bare>;
const About = z.looseObject({
  previous_message: z.unknown().optional(),
  message: Bare.optional(),
  item: z.looseObject({ message: Bare.optional() }).optional(),
});
type About = z.infer<typeof About>;
const Tokened = z.looseObject({ token: z.unknown().optional(), event: About.optional() });

export function openInbox({ registry, log }: Pick<Ship, 'registry' | 'log'>): Inbox {
  return {
    keep: async (key, at, body) => {
      try {
        return await registry.receive(key, asJson({ at, body: withoutToken(body) }), at);
      } catch (err) {
        // A stop must get through to a registry that takes nothing but stops. The order itself knows its key, and its
        // answer says whether it was recorded.
        log.warn({ event: 'SlackNotKept', key, err });
        return true;
      }
    },
    finish: (key) =>
      registry
        .finish(key)
        .catch((err: unknown) => log.warn({ event: 'SlackNotFinished', key, err })),
    left: async () => {
      const rows = await registry.unfinished();
      return rows.filter(({ key }) => key.startsWith('slack:')).map(leftIn);
    },
  };
}

function leftIn({ key, body }: { readonly key: string; readonly body: Json }): Left {
  const row = Row.safeParse(body).data;
  const payload = row && readPayload(row.body);
  return { key, kept: row && payload && isActedOn(payload) ? { at: row.at, payload } : undefined };
}

/**
 * Slack's verification token proves who sends, so it is not kept; nor are the words of a message that an event is about:
 * most of them belong to no timeline.
 */
function withoutToken(body: unknown): unknown {
  const { token: _, event, ...rest } = Tokened.parse(body);
  return event === undefined ? rest : { ...rest, event: withoutWords(event) };
}

function withoutWords(about: About): unknown {
  const { previous_message: _, message, item, ...event } = about;
  return {
    ...event,
    ...(message && { message: bare(message) }),
    ...(item && { item: { ...item, ...(item.message && { message: bare(item.message) }) } }),
  };
}

const bare = ({ ts, bot_id }: Bare): Bare => ({ ts, bot_id });
