import { z } from 'zod';
import type { Place } from './place.ts';
import type { Sternway } from './sternway.ts';

const Line = z.object({ event: z.looseObject({ stream: z.string(), type: z.string() }) });

/** How often what was recorded, about one incident or about all: `{ StrategyDecided: 1, … }`. */
export async function recorded(
  { url }: Pick<Sternway, 'url'>,
  { tokens, admin }: Pick<Place, 'tokens' | 'admin'>,
  incident = '',
): Promise<Readonly<Record<string, number>>> {
  const headers = { authorization: `Bearer ${tokens[admin]}` };
  const all = await (await fetch(`${url}/api/v1/registry/export`, { headers })).text();
  const counts: Record<string, number> = {};
  for (const line of all.split('\n').filter(Boolean)) {
    const { stream, type } = Line.parse(JSON.parse(line)).event;
    if (stream.startsWith(`incident/${incident}`)) counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
