import canonicalize from 'canonicalize';

/**
 * The one text form of a JSON value (RFC 8785: sorted keys, no blanks), so that equal values hash
 * equally. Keys whose value is `undefined` do not count. Throws for what JSON cannot say.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form');
  return text;
}
