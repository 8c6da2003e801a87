import type { Clock } from '../../app/ports/clock.ts';

/** Why people in Slack are not heard, kept for whoever asks. */
export type Board = {
  /** Puts a sentence in its place, or takes it away; after `forMs` it goes by itself. */
  readonly set: (place: string, why: string | undefined, forMs?: number) => void;
  /** Asks anew each time. */
  readonly watch: (ask: () => string | undefined) => void;
  readonly reasons: () => readonly string[];
};

export function openBoard({ monotonic }: Pick<Clock, 'monotonic'>): Board {
  const places = new Map<string, { readonly why: string; readonly until: number }>();
  const asked: (() => string | undefined)[] = [];
  return {
    set: (place, why, forMs = Number.POSITIVE_INFINITY) => {
      if (why === undefined) places.delete(place);
      else places.set(place, { why, until: monotonic() + forMs });
    },
    watch: (ask) => void asked.push(ask),
    reasons: () => [
      ...[...places.values()].filter(({ until }) => monotonic() < until).map(({ why }) => why),
      ...asked.map((ask) => ask()).filter((why) => why !== undefined),
    ],
  };
}
