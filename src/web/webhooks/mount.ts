import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerUnavailable } from '../../app/refuse.ts';
import { keepDelivery } from '../../app/targets/outside-changes.ts';
import { after } from '../../core/ids.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { signatureOf } from '../../lib/http/signature.ts';
import type { Desk } from '../desk.ts';
import { send } from '../mount.ts';
import { answered, no, ok, type Reply } from '../reply.ts';
import { signIn } from '../sign-in.ts';
import { change } from './change.ts';
import { followUp } from './follow-up.ts';
import { github } from './github.ts';
import { githubIssues } from './github-issues.ts';
import { jira } from './jira.ts';
import type { Raw, Voucher, WebhookKind } from './kind.ts';
import { linear } from './linear.ts';
import { page } from './page.ts';
import { pagerDuty } from './pagerduty.ts';

const kinds = [github, change, pagerDuty, page, githubIssues, jira, linear, followUp];

/** A delivery is known for a day (the inbox forgets it then); what is older is not taken for news. */
const newsMs = 24 * 3_600_000;
/**
 * Each kind of sender may report so many changes a minute. Only what is vouched for counts: strangers must not keep out
 * the change that should pause a run. Of theirs so many are noted in the log.
 */
const mostAMinute = 300;

/** Puts the webhooks on the server. They read the bytes themselves: the signature is over these. */
export function mountWebhooks(app: FastifyInstance, desk: Desk): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    for (const kind of kinds) {
      const door = { kind, isFull: limit(desk), isNoisy: limit(desk) };
      scope.post(kind.path, async (request, reply) =>
        send(reply, await take(desk, door, rawOf(request))),
      );
    }
  });
}

const busy = refuseAtEdge('Busy', {});
const stranger = refuseAtEdge('NotSignedIn', {});

const rawOf = ({ headers, body }: FastifyRequest): Raw => ({
  headers,
  bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
});

/** A kind of sender, whether too many of its changes came this minute, and whether too many strangers did. */
type Door = {
  readonly kind: WebhookKind;
  readonly isFull: () => boolean;
  readonly isNoisy: () => boolean;
};

function limit({ ship: { clock } }: Desk): () => boolean {
  let minute = -1;
  let taken = 0;
  return () => {
    const now = Math.floor(clock.monotonic() / 60_000);
    taken = now === minute ? taken + 1 : 1;
    minute = now;
    return taken > mostAMinute;
  };
}

/** Verifies, keeps, and only then acknowledges. What nobody vouches for is not even read. */
async function take(desk: Desk, { kind, isFull, isNoisy }: Door, raw: Raw): Promise<Reply> {
  const { ship } = desk;
  const known = { ...ship.configurations.current(), registry: ship.registry.id };
  const by = voucherOf(desk, kind, raw);
  if (by === undefined) {
    if (isNoisy()) return no(ship, busy);
    ship.log.warn({ event: 'WebhookNotVerified', path: kind.path });
    return no(ship, stranger);
  }
  if (isFull()) return no(ship, busy);
  const read = kind.read({ ...raw, by }, known);
  if (read.status === 'unreadable') {
    return no(ship, refuseAtEdge('BadRequest', { problems: [read.problem] }));
  }
  if (read.status === 'nothing') return ok({ taken: false, why: read.why });
  if (read.delivered.happenedAt < after(ship.clock.now(), -newsMs)) {
    return ok({ taken: false, why: 'this is older than a day' });
  }
  try {
    const isNew = await keepDelivery(ship, read.id, read.delivered);
    return isNew
      ? { status: 202, json: { taken: true } }
      : ok({ taken: false, why: 'this was delivered before' });
  } catch (error) {
    return answered(answerUnavailable(ship, error));
  }
}

function secretOf({ ship, secrets }: Desk, kind: WebhookKind): string | undefined {
  const name = kind.secret({ ...ship.configurations.current(), registry: ship.registry.id });
  if (name === undefined) return undefined;
  const found = secrets?.([name]);
  return found?.ok === true ? found.value[name] : undefined;
}

function voucherOf(desk: Desk, kind: WebhookKind, raw: Raw): Voucher | undefined {
  const secret = secretOf(desk, kind);
  if (secret !== undefined && isSigned(raw, kind.signature, secret)) return 'signature';
  const sender = kind.byToken ? signIn(desk, raw.headers) : undefined;
  if (sender?.ok !== true) return undefined;
  const { actor } = sender.value;
  return actor.kind === 'machine' && actor.may.includes('webhook') ? 'token' : undefined;
}

/** While a secret is changed there may be several signatures with commas between: one that is right is enough. */
function isSigned(
  { headers, bytes }: Raw,
  form: WebhookKind['signature'],
  secret: string,
): boolean {
  const said = headers[form.header];
  if (typeof said !== 'string') return false;
  const right = signatureOf(bytes, secret, form);
  return said.split(',').some((one) => isSame(one.trim(), right));
}

function isSame(said: string, right: string): boolean {
  const [one, other] = [Buffer.from(said), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
