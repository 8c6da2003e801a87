import type { Envelope } from '../../core/envelope.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import type { ErasureBasis } from '../../core/retention/basis.ts';

/** What is to be erased, by whom, and on what ground. */
export type Erasure = {
  readonly what:
    | {
        readonly kind: 'text';
        readonly stream: string;
        readonly version: number;
        readonly name: string;
      }
    /** Texts of one stream; those that are gone already are left out. */
    | {
        readonly kind: 'texts';
        readonly stream: string;
        readonly texts: readonly { readonly version: number; readonly name: string }[];
      }
    /** Why somebody looked for what one person did; `search` as `searchName` calls it. That they did stays. */
    | { readonly kind: 'search'; readonly search: string }
    /** `unseenSince`: where they were seen at this moment or later, nothing is erased. */
    | {
        readonly kind: 'person';
        readonly person: PersonId;
        readonly unseenSince?: Instant | undefined;
      };
  /**
   * Position of the newest event that was known when it was decided that this may go. Where the stream of a text has grown
   * since, or for a person or a search any stream, nothing is erased: a legal hold may be among what is new.
   */
  readonly upTo: number;
  readonly by: string;
  readonly basis: ErasureBasis;
  /** Why, in words: a text of the `TextErased`, and noted nowhere else. */
  readonly why?: string | undefined;
  readonly at: Instant;
  readonly via: Envelope['via'];
  /** When it was erased the first time, where it came back with a backup since. */
  readonly again?: Instant | undefined;
};
