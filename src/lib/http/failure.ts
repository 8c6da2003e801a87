import { abortCode } from '../abort.ts';
import type { HttpFailure } from './types.ts';

/** What a broken exchange is called, and a sentence about it. */
export function failureOf(
  error: unknown,
  url: URL,
  signal: AbortSignal,
  sent: boolean,
): HttpFailure {
  const { host } = url;
  if (signal.aborted)
    return {
      code: abortCode(signal),
      why: `${host} had not answered when the time was over`,
      sent,
    };
  const code = codeOf(error);
  if (isTlsCode(code))
    return { code: 'TlsError', why: `the TLS connection to ${host} failed (${code})`, sent };
  if (!sent && (code.startsWith('ERR_') || error instanceof TypeError)) {
    return { code: 'BadRequest', why: `the request to ${host} could not be built (${code})`, sent };
  }
  if (sent)
    return {
      code: 'ConnectionLost',
      why: `the connection to ${host} broke before the answer was complete (${code})`,
      sent,
    };
  return { code: 'Unreachable', why: `${host} cannot be reached: ${reasonOf(code)}`, sent };
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

const isTlsCode = (code: string): boolean =>
  /^(?:ERR_TLS|ERR_SSL|CERT_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/u.test(code);

function reasonOf(code: string): string {
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there (connection refused)',
    ENOTFOUND: 'the name has no address',
    EAI_AGAIN: 'the name server does not answer',
    EHOSTUNREACH: 'there is no way to the host',
    ENETUNREACH: 'there is no way to the network',
    ETIMEDOUT: 'no answer to the connection attempt',
  };
  return known[code] ?? code;
}
