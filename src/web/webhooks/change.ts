import { z } from 'zod';
import { instant } from '../../core/ids.ts';
import { changeKinds } from '../../core/outside/events.ts';
import { ownSignature } from '../../lib/http/signature.ts';
import {
  header,
  jsonOf,
  type Known,
  type Raw,
  type Read,
  type Vouched,
  type WebhookKind,
} from './kind.ts';

const Short = z.string().trim().min(1).max(200);

/** A change in our own words. */
const Change = z.strictObject({
  id: Short,
  kind: z.enum(changeKinds),
  /** `checkout@prod`, a service, or a label that the configuration maps. */
  target: Short,
  version: Short.optional(),
  object: Short.optional(),
  by: Short,
  at: z.iso.datetime({ offset: true }),
  /** The plan that brought it about: `RB-17`. */
  plan: Short.optional(),
  source: Short.default('change'),
});
type Change = z.infer<typeof Change>;

/** CloudEvents 1.0 (github.com/cloudevents/spec): structured in the body, or binary with `ce-` headers. */
const Envelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: Short,
  source: Short,
  time: z.iso.datetime({ offset: true }).optional(),
  subject: Short.optional(),
  data: z.looseObject({}),
});
const attributes = ['specversion', 'id', 'source', 'time', 'subject'] as const;

function changeIn(raw: Raw): unknown {
  const body = jsonOf(raw);
  const structured = Envelope.safeParse(body).data;
  if (structured) return ofEvent(structured);
  if (!isBinary(raw)) return body;
  const named = attributes.map((name) => [name, header(raw, `ce-${name}`)] as const);
  const binary = Envelope.safeParse({ ...Object.fromEntries(named), data: body }).data;
  return binary && ofEvent(binary);
}

const ofEvent = ({ id, source, time, subject, data }: z.infer<typeof Envelope>): unknown => ({
  ...(subject === undefined ? {} : { target: subject }),
  ...(time === undefined ? {} : { at: time }),
  ...data,
  id,
  source,
});

const isBinary = (raw: Raw): boolean => header(raw, 'ce-specversion') !== undefined;

function read(raw: Vouched, known: Known): Read {
  if (raw.by === 'signature' && isBinary(raw)) {
    const problem =
      'the signature covers the body alone: send the CloudEvent in the body, or with a token that may webhook';
    return { status: 'unreadable', problem };
  }
  const change = Change.safeParse(changeIn(raw)).data;
  if (!change) {
    const problem = `a change has id, kind (${changeKinds.join(', ')}), target, by and at; it may have version, object and plan`;
    return { status: 'unreadable', problem };
  }
  const { id, source, target: label, by, at, ...what } = change;
  const own = known.webhooks?.change?.own.includes(by) ?? false;
  return {
    status: 'news',
    id: `change:${source}:${id}`,
    delivered: {
      ...what,
      source,
      label,
      target: targetOf(label, known),
      by,
      happenedAt: instant(Date.parse(at)),
      own,
    },
  };
}

/** The target that a label means: by the configuration, by its own name, or a service in the usual environment. */
function targetOf(label: string, { webhooks, services, defaultEnvironment }: Known) {
  const mapped = webhooks?.change?.targets[label];
  const targets = Object.values(services).flatMap((service) => service.targets);
  return mapped ?? targets.find((one) => one === label || one === `${label}@${defaultEnvironment}`);
}

/** `POST /api/v1/webhooks/change`: any change, in our own form or as a CloudEvent. */
export const change: WebhookKind = {
  path: '/api/v1/webhooks/change',
  secret: ({ webhooks }) => webhooks?.change?.secret,
  signature: ownSignature,
  byToken: true,
  read,
};
