/** Whether it is an address of PostgreSQL: `postgres://user:password@host:5432/database?sslmode=verify-full`. */
export const isPostgresUrl = (url: string): boolean =>
  URL.canParse(url) &&
  /^postgres(?:ql)?:$/u.test(new URL(url).protocol) &&
  new URL(url).pathname.length > 1;

/** Where the registry is, for people: without who comes in, and never with a password. */
export function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `PostgreSQL at ${host || (searchParams.get('host') ?? 'a local socket')}, database ${decodeURIComponent(pathname.slice(1))}`;
}
