import type { AddressGuard } from './address-guard.ts';

export type HttpRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
};

export type HttpAnswer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly retryAfter?: string | undefined;
  readonly body: string;
  /** The same as it came, where it is no text. */
  readonly bytes?: Uint8Array | undefined;
  /** What the time is there, as the answer says it. */
  readonly date?: string | undefined;
  /** True when the body is longer than was read. */
  readonly truncated: boolean;
  /** The address that was connected to. */
  readonly address: string;
};

export type HttpFailure = {
  readonly code:
    | 'AddressRefused'
    | 'Unreachable'
    | 'TlsError'
    | 'ConnectionLost'
    | 'BadRequest'
    | 'RedirectRefused'
    | 'Timeout'
    | 'Aborted';
  readonly why: string;
  /** True when the target may have got the request, and so may have acted on it. */
  readonly sent: boolean;
};

export type Address = { readonly address: string; readonly family: number };
/** Name resolution: all addresses of a host. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** How requests leave this machine. */
export type HttpWay = {
  readonly guard: AddressGuard;
  readonly signal: AbortSignal;
  readonly resolve?: Resolve | undefined;
  /** The longest body that is read, in bytes. */
  readonly maxBytes?: number;
};
