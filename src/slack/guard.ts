/** Where Slack's packages and what carries their connections live; everything else is ours or somebody else's. */
const carriers = /[\\/]node_modules[\\/](?:@slack|undici|ws|eventemitter3|p-queue|p-retry)[\\/]/u;
const slacks = /[\\/]node_modules[\\/]@slack[\\/]/u;

/**
 * Whether an error comes out of Slack's packages alone, so that the process may live on: socket-mode 3.1.0 rejects with
 * a TypeError that nobody can catch when Slack sends `app_rate_limited`. One frame of ours is enough for a no, and so is
 * a stack that cannot be read: an unknown error ends the process after the drain.
 */
export function isSlacksOwn(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .filter((line) => !/\(?node:|<anonymous>\)?$|Promise\.\w+ \(index/u.test(line));
  return (
    frames.some((frame) => slacks.test(frame)) && frames.every((frame) => carriers.test(frame))
  );
}
