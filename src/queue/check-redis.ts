import { Redis } from 'ioredis';
import { addressOf, isRedisUrl } from './redis-address.ts';
import { RedisUnfit, type Unfitness } from './redis-unfit.ts';
import { within } from './waits.ts';

const connectMs = 2_000;
const checkMs = 5_000;

type Asker = Pick<Redis, 'info' | 'config'>;

/**
 * Resolves when this Redis (or Valkey) may carry wake-ups: 6.2 or newer, `noeviction`, append-only
 * file on. Rejects with `RedisUnfit`, which names every reason and the lines that fix it, within 5 s.
 * `managed`: the provider answers for persistence, and what the server does not tell is trusted; a
 * policy that it does tell must still be `noeviction`.
 * Source of the rules: https://docs.bullmq.io/guide/going-to-production
 */
export async function checkRedis(
  url: string,
  options: { readonly managed?: boolean | undefined } = {},
): Promise<void> {
  if (!isRedisUrl(url)) throw new RedisUnfit(addressOf(url), [{ code: 'badUrl' }]);
  const client = new Redis(url, {
    lazyConnect: true,
    // Servers before 6 do not know the newer protocol, and could not even tell their version in it.
    protocol: 2,
    connectTimeout: connectMs,
    disconnectTimeout: 500,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const lastError = hear(client);
  try {
    await within(checkMs, judge(client, addressOf(url), options.managed ?? false));
  } catch (cause) {
    if (cause instanceof RedisUnfit) throw cause;
    const why = lastError() ?? cause;
    throw new RedisUnfit(addressOf(url), [{ code: 'unreachable', why: sayWhy(why) }], why);
  } finally {
    client.disconnect();
  }
}

/** ioredis tells the reason (`ECONNREFUSED …`) in an event and rejects with "Connection is closed". */
function hear(client: Redis): () => Error | undefined {
  let last: Error | undefined;
  client.on('error', (error) => {
    last = error;
  });
  return () => last;
}

async function judge(client: Redis, wire: string, managed: boolean): Promise<void> {
  await client.connect();
  const facts = new Map([
    ...(await ask(client, 'server')),
    ...(await ask(client, 'memory')),
    ...(await ask(client, 'persistence')),
  ]);
  const version = facts.get('redis_version');
  const policy = facts.get('maxmemory_policy') ?? (await setting(client, 'maxmemory-policy'));
  const aof = facts.get('aof_enabled') ?? (await setting(client, 'appendonly'));
  const reasons = [
    ...judgeVersion(version),
    ...judgePolicy(policy, managed),
    ...(managed ? [] : judgeAof(aof)),
  ];
  if (reasons.length > 0) throw new RedisUnfit(wire, reasons);
}

function judgeVersion(version: string | undefined): readonly Unfitness[] {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (version === undefined || major > 6 || (major === 6 && minor >= 2)) return [];
  return [{ code: 'tooOld', version }];
}

function judgePolicy(policy: string | undefined, managed: boolean): readonly Unfitness[] {
  if (policy === undefined) return managed ? [] : [{ code: 'policyUnknown' }];
  return policy === 'noeviction' ? [] : [{ code: 'evicts', policy }];
}

function judgeAof(aof: string | undefined): readonly Unfitness[] {
  if (aof === undefined) return [{ code: 'aofUnknown' }];
  return aof === '1' || aof === 'yes' ? [] : [{ code: 'noAof' }];
}

/** One section of INFO as name → value. Providers may refuse it; then nothing is known. */
async function ask(client: Asker, section: string): Promise<ReadonlyMap<string, string>> {
  const text = await client.info(section).catch(unlessRefused);
  const pairs = (text ?? '').split(/\r?\n/u).map((line) => /^(\w+):(.*)$/u.exec(line));
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : [])));
}

async function setting(client: Asker, name: string): Promise<string | undefined> {
  const answer: unknown = await client.config('GET', name).catch(unlessRefused);
  const value: unknown = Array.isArray(answer) ? answer[1] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** ACLs and renamed commands answer NOPERM or ERR; anything else is a broken connection. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof Error && /^(?:NOPERM|ERR)\b/u.test(error.message)) return undefined;
  throw error;
}

const sayWhy = (why: unknown): string => (why instanceof Error ? why.message : String(why));
