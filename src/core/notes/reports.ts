/** What became of a message that may stand in the timeline. */
export type NoteReport =
  | { readonly kind: 'messageChanged'; readonly message: string; readonly text: string }
  | {
      readonly kind: 'messageGone';
      readonly message: string;
      readonly how: 'deleted' | 'unmarked';
    };
