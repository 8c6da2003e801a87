import type { WorkspaceClock } from '../../state/clock.ts';
import type { Courier, Draft } from '../courier.ts';
import type { RetryReason } from '../envelope.ts';

// After the first delivery: at once, after a minute, after five (docs.slack.dev, "Events API", Retries).
const retriesAfterMs = [0, 60_000, 300_000];

/** Sends an event, and up to three times again while nobody acknowledges it. */
export async function insist(
  { clock, courier }: { readonly clock: WorkspaceClock; readonly courier: Courier },
  draft: Draft,
  retry?: { readonly attempt: number; readonly reason: RetryReason },
): Promise<void> {
  const delivered = await courier.carry({ ...draft, ...(retry && { retry }) });
  if (delivered.ok || delivered.final) return;
  const attempt = (retry?.attempt ?? 0) + 1;
  const delay = retriesAfterMs[attempt - 1];
  if (delay === undefined) return;
  const reason = delivered.why === 'nobody' ? 'connection_failed' : delivered.why;
  later(clock, delay, () => void insist({ clock, courier }, draft, { attempt, reason }));
}

/** Does something after so long, at once when that is no time at all. */
export function later(clock: WorkspaceClock, ms: number, act: () => void): void {
  if (ms > 0) clock.after(ms, act);
  else act();
}
