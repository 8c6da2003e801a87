/** Where a Redis URL points, fit for people and logs: without user, password and options. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return 'an unreadable address';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Whether the text is an address that the queue can use: `redis://` or, over TLS, `rediss://`. */
export function isRedisUrl(url: string): boolean {
  return URL.canParse(url) && /^rediss?:$/u.test(new URL(url).protocol);
}
