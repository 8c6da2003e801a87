import type { Desk } from './desk.ts';
import type { Reply } from './reply.ts';
import type { SignedIn } from './sign-in.ts';

/** A request with its sender, as routes see it; everything in it is still to be parsed. */
export type Asked = {
  readonly by: SignedIn;
  /** Whether the same sender would be let in at this route now. */
  readonly isStillIn: () => boolean;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Aborts when whoever asked has gone, or the server closes. */
  readonly gone: AbortSignal;
};

type Place = { readonly method: 'GET' | 'POST'; readonly path: `/${string}` };

/** One route. `who`: `nobody` asks without a token, `anyone` with one, `person` not a machine, `admin` one of the administrators. */
export type Route =
  | (Place & { readonly who: 'nobody'; readonly handle: (desk: Desk) => Reply | Promise<Reply> })
  | (Place & {
      readonly who: 'anyone' | 'person' | 'admin';
      readonly handle: (desk: Desk, asked: Asked) => Promise<Reply>;
    });
