import { z } from 'zod';

/** An http or https address without a name and password in it: those would stand in the plan for all to read. */
export const HttpUrl = z
  .string()
  .max(4_000)
  .refine((text) => isPlainUrl(text), {
    error: 'not an http:// or https:// address without a user name; secrets go into headers_secret',
  });

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.username === '' && url.password === '';
}

const ours = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'idempotency-key',
  'x-sternway-epoch',
]);

const HeaderName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/u, 'not the name of an HTTP header')
  .refine((name) => !ours.has(name.toLowerCase()), {
    error: 'this header is set by Sternway itself',
  });

/** Headers as a playbook gives them. */
export const Headers = z.record(
  HeaderName,
  z.string().regex(/^[\t\x20-\x7e]*$/u, 'a header is one line of plain characters'),
);

/** Headers whose value is a secret: header → the secret's name. */
export const SecretHeaders = z.record(HeaderName, z.string().min(1));

type Asked = {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly headers_secret?: Readonly<Record<string, string>> | undefined;
};

/** Both kinds of headers as one, or the name of a secret that nobody gave. */
export function headersOf(
  { headers = {}, headers_secret: secret = {} }: Asked,
  secrets: Readonly<Record<string, string>>,
): { readonly headers: Readonly<Record<string, string>>; readonly missing: string | undefined } {
  const missing = Object.values(secret).find((name) => !Object.hasOwn(secrets, name));
  // A secret that was read from a file often ends with a line break, which no header may hold.
  const filled = Object.entries(secret).map(([header, name]) => [
    header,
    secrets[name]?.trim() ?? '',
  ]);
  return { headers: { ...headers, ...Object.fromEntries(filled) }, missing };
}
