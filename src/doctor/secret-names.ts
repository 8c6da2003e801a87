/** A secret by its name, and where it is named. */
export type NamedSecret = { readonly name: string; readonly of: string };

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * The secrets that something names, however deep: under `secret`, `…Secret` or `…_secret`, or in a list `secrets`. So a
 * key that is added later is found, too.
 */
export function secretNames(of: string, value: unknown): readonly NamedSecret[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isList(value)) return value.flatMap((one) => secretNames(of, one));
  return Object.entries(value).flatMap(([key, one]: [string, unknown]): readonly NamedSecret[] => {
    if (/(?:^|_)secret$|Secret$/u.test(key) && typeof one === 'string') return [{ name: one, of }];
    if (key === 'secrets' && isList(one)) {
      return one.flatMap((name) => (typeof name === 'string' ? [{ name, of }] : []));
    }
    return secretNames(of, one);
  });
}
