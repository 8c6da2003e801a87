/** What checking the whole registry came to. */
export type Checked = {
  readonly events: number;
  readonly streams: number;
  readonly head: number;
  readonly erased: readonly unknown[];
  readonly problems: readonly {
    readonly position: number;
    readonly stream: string;
    readonly what: string;
  }[];
  /** The same in private incidents that the reader may not know of. */
  readonly unnamed: {
    readonly erased: number;
    readonly problems: number;
    readonly first: number | null;
  };
};
