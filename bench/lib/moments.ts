import type { Registry } from '../../src/app/ports/registry.ts';

/** When each event was asked to be stored, and when it was: milliseconds of the monotonic clock. */
export type Moment = {
  readonly type: string;
  readonly stream: string;
  readonly asked: number;
  readonly stored: number;
};

/** The same registry, which also notes these moments. */
export function watched(registry: Registry): {
  readonly registry: Registry;
  readonly moments: Moment[];
} {
  const moments: Moment[] = [];
  const append: Registry['append'] = async (batch) => {
    const asked = performance.now();
    const answer = await registry.append(batch);
    const stored = performance.now();
    if (answer.status === 'appended') {
      for (const { type, stream } of answer.events) moments.push({ type, stream, asked, stored });
    }
    return answer;
  };
  return { registry: { ...registry, append }, moments };
}
