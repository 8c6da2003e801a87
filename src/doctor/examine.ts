import { withDeadline } from '../app/deadline.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Seen } from '../core/doctor/finding.ts';
import type { Examined, Finding } from '../core/doctor/report.ts';
import { rows } from '../core/doctor/rows.ts';
import { lookFailed, lookLate } from '../core/doctor/texts.ts';
import { redactorOf } from '../lib/redaction.ts';
import type { Bench, Look } from './bench.ts';
import { looks as all, type Looks } from './looks/list.ts';

/** No look takes longer than this. */
const lookMs = 10_000;

type Way = {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal?: AbortSignal | undefined;
};

/** What one look saw. It is given up when its time is over, also where it does not listen to its signal. */
async function seenBy(look: (signal: AbortSignal) => ReturnType<Look>, { clock, signal }: Way) {
  const late = new AbortController();
  const seen = async (): Promise<readonly Seen[]> => {
    try {
      const run = async (given: AbortSignal) => look(given);
      const { value } = await withDeadline(clock, { ms: lookMs, ...(signal && { signal }) }, run);
      return value;
    } catch (error) {
      return [lookFailed(error instanceof Error ? error.message : String(error))];
    } finally {
      late.abort();
    }
  };
  // One moment more than its signal has, so that whoever listens can still say why.
  const over = async (): Promise<readonly Seen[]> => {
    await clock.sleep(lookMs + 500, late.signal);
    return [lookLate(lookMs / 1_000)];
  };
  return Promise.race([seen(), over()]);
}

/** Looks at everything at once; each look has its own time, and none keeps another one waiting. Values of secrets never get out. */
export async function examine(
  bench: Bench,
  hidden: Readonly<Record<string, string>>,
  way: { readonly signal?: AbortSignal | undefined; readonly looks?: Looks } = {},
): Promise<Examined> {
  const { clock, anchorsBehind } = bench;
  const looks = way.looks ?? all;
  const hide = redactorOf(hidden).text;
  const found = await Promise.all(
    rows.map(async ({ look }): Promise<readonly Finding[]> => {
      const seen = await seenBy((given) => looks[look](bench, given), {
        clock,
        signal: way.signal,
      });
      return seen.map((one) => ({
        look,
        verdict: one.verdict,
        says: hide(one.says),
        ...(one.todo !== undefined && { todo: hide(one.todo) }),
      }));
    }),
  );
  return { at: clock.now(), isRunning: anchorsBehind !== undefined, findings: found.flat() };
}
