import type { JsonObject } from '../../../src/lib/json.ts';
import { Json } from '../../../src/lib/json.ts';
import type { WorkspaceClock } from '../state/clock.ts';
import type { FaultEffect, Faults } from '../state/ports.ts';
import { type FaultBody, type FaultRule, faultBody, type Mishap } from './shapes.ts';

/** The faults that wait for their occasion, and the silence that falls over everything. */
export type FaultDesk = Faults & {
  readonly add: (fault: FaultBody) => void;
  readonly clear: () => void;
  /** Those that still wait, with what is left of `after` and `times`. */
  readonly waiting: () => readonly FaultRule[];
  /** What befalls an envelope on its way out, called by any of these names. */
  readonly sending: (names: readonly string[]) => readonly Mishap[];
  /** Whether the acknowledgement of an envelope is not to be heard. */
  readonly deaf: (names: readonly string[]) => boolean;
  /** Answers nothing and sends nothing for so long. */
  readonly silence: (ms: number) => void;
  /** How long the silence still lasts, in milliseconds; 0 when there is none. */
  readonly silentMs: () => number;
};

type Kind = Mishap['kind'];
const beforeCall: readonly Kind[] = ['rateLimited', 'status', 'refuse', 'dropRequest', 'slow'];
const onTheWay: readonly Kind[] = ['slow', 'lost', 'duplicate', 'hold'];
const none: FaultEffect = { kind: 'none' };

/** Faults by rule: each counts its occasions and hits those it was set for. */
export function newFaults(clock: WorkspaceClock): FaultDesk {
  let rules: FaultRule[] = [];
  let silentUntil = 0;
  const silentMs = () => Math.max(silentUntil - clock.now(), 0);
  const pause = (ms: number) =>
    new Promise<void>((resolve) => (ms > 0 ? clock.after(ms, resolve) : resolve()));
  const hits = (names: readonly string[], kinds: readonly Kind[]): readonly Mishap[] => {
    const matching = rules.filter((rule) => matches(rule, names) && kinds.includes(rule.do.kind));
    rules = rules.flatMap((rule) => (matching.includes(rule) ? counted(rule) : rule));
    return matching.filter(({ after }) => after === 0).map((rule) => rule.do);
  };

  return {
    add: (fault) => rules.push(faultBody.parse(fault)),
    clear: () => {
      rules = [];
      silentUntil = 0;
    },
    waiting: () => [...rules],
    before: async (method) => {
      const silence = silentMs();
      if (silence > 0) {
        await pause(silence);
        return { kind: 'drop' };
      }
      const befalling = hits([method], beforeCall);
      await pause(slowness(befalling));
      return befalling.map(effectOf).find(({ kind }) => kind !== 'none') ?? none;
    },
    after: (method) =>
      Promise.resolve(hits([method], ['dropAnswer']).length > 0 ? { kind: 'drop' } : none),
    sending: (names) => hits(names, onTheWay),
    deaf: (names) => silentMs() > 0 || hits(names, ['dropAck']).length > 0,
    silence: (ms) => {
      silentUntil = clock.now() + ms;
    },
    silentMs,
  };
}

/** How much longer these mishaps make something take, in milliseconds. */
export const slowness = (mishaps: readonly Mishap[]): number =>
  mishaps.reduce((sum, mishap) => sum + (mishap.kind === 'slow' ? mishap.ms : 0), 0);

const matches = ({ on }: FaultRule, names: readonly string[]): boolean =>
  on === '*' || names.includes(on);

/** The rule after one more occasion; none when it has done its work. */
function counted(rule: FaultRule): readonly FaultRule[] {
  if (rule.after > 0) return [{ ...rule, after: rule.after - 1 }];
  if (rule.times === 'always') return [rule];
  return rule.times > 1 ? [{ ...rule, times: rule.times - 1 }] : [];
}

function effectOf(mishap: Mishap): FaultEffect {
  switch (mishap.kind) {
    case 'rateLimited': {
      const headers = { 'retry-after': String(mishap.retryAfter) };
      return { kind: 'answer', status: 429, headers, body: refusal('ratelimited') };
    }
    case 'status':
      return { kind: 'answer', status: mishap.status, body: 'upstream failure' };
    case 'refuse':
      return { kind: 'answer', status: 200, body: refusal(mishap.error, mishap.more) };
    case 'dropRequest':
      return { kind: 'drop' };
    default:
      return none;
  }
}

const refusal = (error: string, more: Readonly<Record<string, unknown>> = {}): JsonObject => ({
  ok: false,
  error,
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, Json.parse(value)])),
});
