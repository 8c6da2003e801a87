import type { WakeUps } from '../app/ports/wake-ups.ts';
import type { OnWireProblem } from './errors.ts';
import { memoryWakeUps } from './memory-wake-ups.ts';

export type WakeUpsOptions = {
  /** Where the Redis is, if there is one; without it the wire is this process's memory. */
  readonly redisUrl?: string | undefined;
  /** The first part of every key in Redis; one registry, one prefix. */
  readonly prefix?: string | undefined;
  /** The Redis belongs to a provider that keeps its settings to itself (see `checkRedis`). */
  readonly redisManaged?: boolean | undefined;
  readonly onError: OnWireProblem;
};

/** The wire that the environment asks for. Rejects with `RedisUnfit` when the Redis must not be used. */
export async function openWakeUps(options: WakeUpsOptions): Promise<WakeUps & AsyncDisposable> {
  const { redisUrl, onError } = options;
  if (redisUrl === undefined) return memoryWakeUps({ onError });
  // Loaded only here: without a Redis nobody pays for its client.
  const [{ checkRedis }, { redisWakeUps }] = await Promise.all([
    import('./check-redis.ts'),
    import('./redis-wake-ups.ts'),
  ]);
  await checkRedis(redisUrl, { managed: options.redisManaged });
  return redisWakeUps({ url: redisUrl, prefix: options.prefix, onError });
}
