import { digestOf } from '../../../src/lib/hash.ts';
import { asJson } from '../../../src/lib/json.ts';
import type { Told } from './story.ts';

/**
 * The digest of all that happened in a story, inside and outside. Salts of texts are drawn by the engine and are the only
 * thing that differs from one playing to the next: digests of texts and links of the chain are left out.
 */
export const historyOf = ({ events, acknowledged, effects, soundings, turns }: Told): string =>
  digestOf(
    asJson({
      events: events.map(({ hash: _hash, previous: _previous, texts: _texts, ...said }) => said),
      acknowledged,
      effects,
      soundings,
      turns,
    }),
  );
