/** What is sent piece by piece, and whether its reader may still have it. */
export type Guarded = {
  readonly stream: AsyncIterable<string>;
  /** Asked before each piece leaves: whoever was let in when the stream began may have been shut out since. */
  readonly isStillAllowed: () => boolean | Promise<boolean>;
  /** The last piece where they may not; without it the connection breaks, so that nobody takes what they have for the whole. */
  readonly farewell?: string;
};

/** The reader of a stream was shut out while it was read. */
class NoLongerAllowed extends Error {
  override readonly name = 'NoLongerAllowed';
}

/** The pieces of a stream, as long as its reader may have them. Fails closed: where that cannot be told, it ends. */
export async function* whileAllowed(guarded: Guarded): AsyncGenerator<string> {
  for await (const piece of guarded.stream) {
    if (!(await guarded.isStillAllowed())) {
      if (guarded.farewell === undefined) throw new NoLongerAllowed();
      yield guarded.farewell;
      return;
    }
    yield piece;
  }
}
