import type { PublicUpdate } from '../../core/public-updates/state.ts';
import { sha256 } from '../../lib/hash.ts';
import type { Posting } from '../ports/status-page.ts';
import type { Ship } from '../ship.ts';
import { publicWordsIn } from './words.ts';

const referenceLength = 24;

/** An update as it goes out, the same in every try; undefined where its words were erased. */
export async function postingOf(
  { registry, logs }: Pick<Ship, 'registry' | 'logs'>,
  id: string,
  { update, stage, draftedAt: at }: PublicUpdate,
): Promise<Posting | undefined> {
  const text = publicWordsIn(await logs.read(id), update);
  const incident = sha256(`${registry.id}/${id}`).slice(0, referenceLength);
  return text === null || text === undefined
    ? undefined
    : { key: `${incident}-${update}`, incident, stage, text, at };
}
