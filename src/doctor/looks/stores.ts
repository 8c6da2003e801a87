import { incidentStream } from '../../app/incidents.ts';
import { firstProblem } from '../../app/proof/stream-proof.ts';
import { fail } from '../../core/doctor/finding.ts';
import * as texts from '../../core/doctor/texts.ts';
import { fewAtOnce } from '../../lib/few-at-once.ts';
import type { Look } from '../bench.ts';

export const redis: Look = async ({ settings }) => {
  if (settings.redis === undefined) return [texts.redisUnused];
  const { url, managed } = settings.redis;
  const [{ checkRedis }, { RedisUnfit }] = await Promise.all([
    import('../../queue/check-redis.ts'),
    import('../../queue/redis-unfit.ts'),
  ]);
  try {
    await checkRedis(url, { managed });
    return [managed ? texts.redisTrusted : texts.redisGood];
  } catch (error) {
    if (!(error instanceof RedisUnfit)) throw error;
    return [fail(error.what, error.lift)];
  }
};

export const postgresql: Look = () => [texts.postgresUnused];

const atOnce = 4;

/** Every hash of every open incident is computed anew. */
export const record: Look = async ({ record: kept }, signal) => {
  if (kept.status === 'away') return [texts.recordAway(kept.why)];
  if (kept.status === 'new') return [texts.recordNew];
  const open = await kept.registry.summaries({ open: true });
  const holds = await fewAtOnce(open, atOnce, async ({ id }) => {
    signal.throwIfAborted();
    return firstProblem(await kept.registry.read(incidentStream(id))) === undefined;
  });
  return [texts.judgeRecord({ open: open.length, broken: holds.filter((one) => !one).length })];
};
