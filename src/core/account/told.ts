import type { EventOf, EventType } from '../events.ts';
import type { Happened } from '../timeline/entries.ts';

/** A stored event of one type. */
export type Told<T extends EventType> = Omit<Happened, 'event'> & { readonly event: EventOf<T> };

const isOf = <T extends EventType>(one: Happened, type: T): one is Happened & Told<T> =>
  one.event.type === type;

/** All events of one type, in the order of the log. */
export const toldOf = <T extends EventType>(
  log: readonly Happened[],
  type: T,
): readonly Told<T>[] => log.filter((one) => isOf(one, type));

/** A text in its words: null where it was erased, undefined where nobody gave one. */
export type Words = string | null | undefined;

export const wordsOf = ({ texts }: Pick<Happened, 'texts'>, name: string): Words => texts[name];
