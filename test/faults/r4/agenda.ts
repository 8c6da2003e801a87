/** What is to happen, earliest first; of one moment in the order that was drawn. A binary heap. */
export type Agenda<T> = {
  readonly add: (item: T) => void;
  readonly next: () => T | undefined;
};

export function agenda<T>(isBefore: (one: T, other: T) => boolean): Agenda<T> {
  const heap: T[] = [];
  const isLess = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  };
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return;
    heap[one] = b;
    heap[other] = a;
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isLess(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isLess(right, left) ? right : left;
      if (!isLess(least, at)) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    add: (item) => {
      heap.push(item);
      rise(heap.length - 1);
    },
    next: () => {
      const last = heap.length - 1;
      swap(0, last);
      const first = heap.pop();
      sink(0);
      return first;
    },
  };
}
