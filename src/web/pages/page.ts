import type { Instant, PersonId } from '../../core/ids.ts';
import type { Desk } from '../desk.ts';
import type { Guarded } from '../while-allowed.ts';
import type { Markup } from './markup.ts';
import type { Look } from './words.ts';

/** Who is signed in: the session by its digest, and when it ends. */
export type Reader = {
  readonly person: PersonId;
  readonly session: string;
  readonly until: Instant;
};

/** A request of somebody who is signed in; parameters and query are still to be parsed. */
export type Looked = {
  readonly reader: Reader;
  readonly look: Look;
  readonly params: unknown;
  readonly query: unknown;
  /** Aborts when whoever asked has gone, or the server closes. */
  readonly gone: AbortSignal;
};

/** What is sent: a page in the layout, a file that a page shows (a picture), a stream; or that nothing is there. */
export type Shown =
  | {
      readonly is: 'page';
      readonly title: string;
      readonly body: Markup;
      /** Of what changes the page wants to hear: an incident by its id, or `all`. Without it the page stands still. */
      readonly live?: string;
    }
  | { readonly is: 'file'; readonly type: string; readonly content: string | Buffer }
  | ({ readonly is: 'stream' } & Guarded)
  /** Nothing of this name, or nothing that this reader may know of: both look the same. */
  | { readonly is: 'nothing' }
  | { readonly is: 'busy' };

/** One page. To add one: a file beside this one and its line in `list.ts`. */
export type Page = {
  readonly path: `/dashboard${string}`;
  /** How the menu calls it; what is reached from other pages has no name there. */
  readonly menu?: string;
  readonly show: (desk: Desk, looked: Looked) => Promise<Shown>;
};

export const nothing: Shown = { is: 'nothing' };
