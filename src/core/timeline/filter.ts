import { millis } from '../ids.ts';
import type { Entry } from './entries.ts';
import type { Filter } from './orders.ts';

type Test = (entry: Entry) => boolean;

/** The entries that the filter lets through, in the order in which they stand. */
export function chosen(entries: readonly Entry[], filter: Filter): readonly Entry[] {
  const tests = testsOf(filter);
  return entries.filter((entry) => tests.every((test) => test(entry)));
}

function testsOf({ kinds, by, since, until, words }: Filter): readonly Test[] {
  const names = by?.map(folded);
  const wanted = words === undefined ? [] : folded(words).split(/\s+/u);
  return [
    ({ kind }) => kinds?.includes(kind) ?? true,
    ({ actor }) => names?.some((name) => folded(actor).includes(name)) ?? true,
    ({ at }) => since === undefined || millis(at) >= millis(since),
    ({ at }) => until === undefined || millis(at) <= millis(until),
    (entry) => wanted.every((word) => saidIn(entry).includes(word)),
  ];
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const saidIn = ({ text, later }: Entry): string =>
  folded([text, ...later.map((one) => one.text)].join(' '));
