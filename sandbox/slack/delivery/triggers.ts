import { randomBytes } from 'node:crypto';
import type { WorkspaceClock } from '../state/clock.ts';
import type { Triggers, TriggerUse } from '../state/ports.ts';

/** The pass that an interaction hands out, with which the app may open one form within three seconds. */
export type TriggerDesk = Triggers & { readonly issue: (user: string) => string };

type Trigger = { readonly user: string; readonly at: number; spent: boolean };

const lifeMs = 3_000;
// Afterwards nobody needs to be told any more whether a pass was spent or too old.
const rememberedMs = 600_000;

/** Passes of 3 s and one use each, by the workspace's clock (docs.slack.dev, "Handling user interaction"). */
export function newTriggers(clock: Pick<WorkspaceClock, 'now'>): TriggerDesk {
  const issued = new Map<string, Trigger>();
  return {
    issue: (user) => {
      const now = clock.now();
      for (const [id, { at }] of issued) {
        if (now - at < rememberedMs) break;
        issued.delete(id);
      }
      const id = `${Math.floor(now / 1_000)}.${issued.size}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, at: now, spent: false });
      return id;
    },
    use: (id) => use(issued.get(id), clock.now()),
  };
}

function use(trigger: Trigger | undefined, now: number): TriggerUse {
  if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
  if (trigger.spent) return { ok: false, error: 'exchanged_trigger_id' };
  if (now - trigger.at >= lifeMs) return { ok: false, error: 'expired_trigger_id' };
  trigger.spent = true;
  return { ok: true, user: trigger.user };
}
