import type { Random } from '../lib/random.ts';

/** When a life of the bot ends: so long after it was started, or after it was ready. */
export type Kill = { readonly after: 'start' | 'ready'; readonly ms: number };

const whileBooting = 0.2;
const longestBootMs = 600;
const longestLifeMs = 1_600;

/** All moments at which the bot is killed, drawn before anything runs: the same for the same seed. */
export const scheduleOf = (random: Random, kills: number): readonly Kill[] =>
  Array.from({ length: kills }, () =>
    random.chance(whileBooting)
      ? { after: 'start', ms: random.between(0, longestBootMs) }
      : { after: 'ready', ms: random.between(0, longestLifeMs) },
  );
