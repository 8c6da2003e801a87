import type { Registry } from '../../app/ports/registry.ts';
import { inOneGo } from './append.ts';
import type { Session } from './connect.ts';
import { ruleOnAll } from './locks.ts';
import { aloneInRegistry } from './things.ts';
import { transact } from './transaction.ts';

type Models = Parameters<Registry['rebuild']>[0];

/** Nothing is appended meanwhile, by nobody. */
export const rebuildRows = (session: Session, models: Models): Promise<boolean> =>
  transact(session, async () => {
    await session.link.client.query(`SET LOCAL statement_timeout = 0; ${aloneInRegistry}`);
    if ((await session.rows.events.newest()).position !== models.upTo) return false;
    await writeModels(session, models);
    return true;
  });

async function writeModels({ rows }: Session, models: Models): Promise<void> {
  await rows.locks.clear();
  await rows.summaries.clear();
  for (const summary of models.summaries) await rows.summaries.put(summary);
  await rows.entries.clear();
  const entries = models.entries ?? [];
  const ends = await rows.events.endsOf(entries.map(({ stream }) => stream));
  for (const entry of entries) {
    const began = ends.get(entry.stream)?.began;
    if (began === undefined) throw new Error(`Nothing stands on ${entry.stream}`);
    await inOneGo(rows.entries.put(entry, began));
  }
  await rows.words.refill(models.upTo);
  const ruled = ruleOnAll(models.locks, new Map());
  if ('by' in ruled)
    throw new Error(`Two incidents claim ${ruled.target}, one of them ${ruled.by}`);
  await inOneGo(ruled.write.map(rows.locks.write));
}
