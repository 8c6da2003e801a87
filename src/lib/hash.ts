import { createHash, hash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** The same, of what comes piece by piece. */
export function openSha256(): {
  readonly add: (data: string | Uint8Array) => void;
  readonly end: () => string;
} {
  const sum = createHash('sha256');
  return { add: (data) => void sum.update(data), end: () => sum.digest('hex') };
}

/** The identity of a JSON value: SHA-256 of its canonical form (RFC 8785). */
export const digestOf = (value: unknown): string => sha256(canonical(value));

/** How a Content-Security-Policy names a style or script by what it says: `sha256-…`, in base64. */
export const integrityOf = (text: string): string => `sha256-${hash('sha256', text, 'base64')}`;
