import type { Event } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Happened } from '../timeline/entries.ts';
import type { Part, Tone } from './picture.ts';

type Look = Pick<Part, 'tone' | 'word'>;
/** What a step does from here on; `ended` how that looks once the step has ended well, badly or unclear. */
type Phase = { readonly from: Instant; readonly look: Look; readonly isTry: boolean };

/** What begins with an event of a step; nothing where only something ends. */
function begun(event: Event): (Look & { readonly isTry: boolean }) | undefined {
  switch (event.type) {
    case 'StepStarted':
      return { tone: 'work', word: 'running', isTry: true };
    case 'StepAwaitsAck':
      return { tone: 'wait', word: `waits for ${event.role}`, isTry: false };
    case 'StepUnknown':
      return { tone: 'unclear', word: 'nobody knows', isTry: false };
    case 'StepAcknowledged':
      return acknowledged[event.state];
    default:
      return undefined;
  }
}

const acknowledged: Readonly<Record<string, (Look & { readonly isTry: boolean }) | undefined>> = {
  seen: { tone: 'wait', word: 'seen', isTry: false },
  doing: { tone: 'work', word: 'being done', isTry: true },
  blocked: { tone: 'bad', word: 'blocked', isTry: false },
};

/** How the try that an event ends looks from its beginning on. */
const endings: Readonly<Record<string, Look>> = {
  StepFinished: { tone: 'good', word: 'done' },
  StepFailed: { tone: 'bad', word: 'failed' },
  StepUnknown: { tone: 'unclear', word: 'nobody knows' },
  StepNotRun: { tone: 'rest', word: 'did not run' },
};

const tellsOnly: ReadonlySet<string> = new Set([
  'StepAckReminded',
  'StepAckEscalated',
  'StepRetried',
]);

/** What a step did when: its tries, and how long it waited for people. `end` is where what is still open is cut. */
export function stepParts(own: readonly Happened[], end: Instant): readonly Part[] {
  const parts: Part[] = [];
  let phase: Phase | undefined;
  const finish = (to: Instant, look?: Look): void => {
    if (phase === undefined) return;
    parts.push({ from: phase.from, to, ...(phase.isTry && look ? look : phase.look) });
  };
  for (const { event, at } of own) {
    if (tellsOnly.has(event.type)) continue;
    const ending = endings[event.type];
    finish(at, ending);
    if (ending && phase?.isTry !== true) parts.push({ from: at, to: at, ...ending });
    const next = begun(event);
    phase = next && { from: at, look: { tone: next.tone, word: next.word }, isTry: next.isTry };
  }
  finish(end);
  return parts;
}

/** Whether anything of it is worth a row of its own among many. */
export const isPlain = (parts: readonly Part[]): boolean =>
  parts.every(({ tone }: { readonly tone: Tone }) => tone === 'good');
