import { unreachable } from '../lib/unreachable.ts';

/** One reason to refuse a Redis. The `…Unknown` codes: the server does not tell. */
export type Unfitness =
  | { readonly code: 'badUrl' }
  | { readonly code: 'unreachable'; readonly why: string }
  | { readonly code: 'tooOld'; readonly version: string }
  | { readonly code: 'evicts'; readonly policy: string }
  | { readonly code: 'policyUnknown' }
  | { readonly code: 'noAof' }
  | { readonly code: 'aofUnknown' };

/** The Redis at `wire` (address without password) must not carry wake-ups; the message says why and what to do. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
  readonly wire: string;
  readonly reasons: readonly Unfitness[];
  /** What is wrong, and what to do about it; the message says both. */
  readonly what: string;
  readonly lift: string;

  constructor(wire: string, reasons: readonly Unfitness[], cause?: unknown) {
    const [what, lift] = [whatOf(wire, reasons), liftOf(reasons)];
    super(`${what}\n${lift}`, { cause });
    this.wire = wire;
    this.reasons = reasons;
    this.what = what;
    this.lift = lift;
  }
}

const settings = `Put these two lines into redis.conf and restart Redis:
  maxmemory-policy noeviction
  appendonly yes
or set them while it runs, and keep them:
  redis-cli CONFIG SET maxmemory-policy noeviction
  redis-cli CONFIG SET appendonly yes
  redis-cli CONFIG REWRITE
A managed Redis may forbid CONFIG or hide the values: set them at the provider and start with REDIS_MANAGED=yes, which takes persistence, and whatever the server does not tell, on trust.`;

const whatOf = (wire: string, reasons: readonly Unfitness[]): string =>
  [`Cannot use the Redis at ${wire}:`, ...reasons.map((reason) => `- ${say(reason)}`)].join('\n');

function liftOf(reasons: readonly Unfitness[]): string {
  const fixable = reasons.some(({ code }) => /evicts|policy|aof/iu.test(code));
  return [
    ...(fixable ? [settings] : []),
    'Or leave REDIS_URL empty: on one machine the queue in memory needs no Redis.',
  ].join('\n');
}

function say(reason: Unfitness): string {
  switch (reason.code) {
    case 'badUrl':
      return 'REDIS_URL is not an address of a Redis; write redis://host:6379, or rediss://host:6379 for TLS.';
    case 'unreachable':
      return `it gives no answer (${reason.why}). Is it running, and are host, port and password right?`;
    case 'tooOld':
      return `its version is ${reason.version}; 6.2 or newer is needed (Valkey is fine).`;
    case 'evicts':
      return `maxmemory-policy is ${reason.policy}: when memory is short, it would drop wake-ups silently.`;
    case 'policyUnknown':
      return 'it does not tell its maxmemory-policy, which must be noeviction.';
    case 'noAof':
      return 'appendonly is off: a crash of Redis would lose the wake-ups of the last minutes.';
    case 'aofUnknown':
      return 'it does not tell whether appendonly is on.';
    default:
      return unreachable(reason);
  }
}
