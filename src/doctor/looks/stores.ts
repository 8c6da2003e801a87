import { incidentStream } from '../../app/incidents.ts';
import { firstProblem } from '../../app/proof/stream-proof.ts';
import { fail } from '../../core/doctor/finding.ts';
import { judgeClock } from '../../core/doctor/machine.ts';
import { judgePostgres, postgresAway, settingsAsked } from '../../core/doctor/postgres.ts';
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

export const postgresql: Look = async ({ settings: { database }, clock: { now, monotonic } }) => {
  if (database === undefined) return [texts.postgresUnused];
  const [{ lookAround }, { placeOf }] = await Promise.all([
    import('../../registry/postgres/look-around.ts'),
    import('../../registry/postgres/url.ts'),
  ]);
  const from = monotonic();
  try {
    const { settings, nowMs } = await lookAround(database, settingsAsked);
    // Of the time that it took, half had gone by when the server looked at its clock.
    const here = Date.parse(now()) - (monotonic() - from) / 2;
    return [...judgePostgres(settings), judgeClock('the clock of PostgreSQL', here - nowMs)];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [postgresAway(placeOf(database), why)];
  }
};

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
