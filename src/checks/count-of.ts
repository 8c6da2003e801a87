import type { Count } from '../app/ports/kinds.ts';
import type { Json } from '../lib/json.ts';
import { unknownCount } from './check-kind.ts';

/** A value that was read as a count: only a finite number from 0 on is one. */
export function countOf(value: Json | undefined): Count {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) {
    return { status: 'counted', count: value };
  }
  if (value === undefined || value === null) return unknownCount('there is no value');
  return unknownCount(`${JSON.stringify(value).slice(0, 100)} is not a count`);
}
