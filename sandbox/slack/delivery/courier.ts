import { type FaultDesk, slowness } from '../control/faults.ts';
import type { Log } from '../control/log.ts';
import type { WorkspaceClock } from '../state/clock.ts';
import { ackMs, type Delivered, type Envelope, type Line } from './envelope.ts';
import { notedLine } from './noted.ts';

/** An envelope before it has an id. */
export type Draft = Omit<Envelope, 'id' | 'retry'>;

/** Sends envelopes to the app through whatever line there is, past the faults, and notes both directions. */
export type Courier = {
  /** Sends a command or an interaction, once. */
  readonly ask: (draft: Draft) => Promise<Delivered>;
  /** Sends an envelope as it stands, under a new id. */
  readonly carry: (draft: Draft & Pick<Envelope, 'retry'>) => Promise<Delivered>;
  /** The envelope that was noted under this number of the log, or the last of this name. */
  readonly sent: (which: {
    readonly n?: number | undefined;
    readonly name?: string | undefined;
  }) => Draft | undefined;
  readonly connections: () => number;
};

type Inside = {
  readonly clock: WorkspaceClock;
  readonly log: Log;
  readonly faults: FaultDesk;
  readonly line: Line;
};

const rememberedEnvelopes = 1_000;

export function newCourier({ clock, log, faults, line }: Inside): Courier {
  const sent: { readonly n: number; readonly draft: Draft }[] = [];
  const remember = (n: number, { type, name, payload, answerable }: Envelope): void => {
    sent.push({ n, draft: { type, name, payload, answerable } });
    if (sent.length > rememberedEnvelopes) sent.shift();
  };
  const noted = notedLine({ clock, log, line, sent: remember });
  const carry: Courier['carry'] = (draft) => noted.send({ ...draft, id: crypto.randomUUID() });

  return {
    carry,
    ask: async (draft) => {
      const befalling = faults.sending(namesOf(draft));
      if (faults.silentMs() > 0 || befalling.some(({ kind }) => kind === 'lost')) {
        const { type, name, payload } = draft;
        const unsent = { kind: 'envelope', from: 'workspace', name, ok: false } as const;
        log.add({ ...unsent, error: 'not_sent', body: { type, payload } });
        await passing(clock, ackMs);
        return { ok: false, why: 'timeout' };
      }
      await passing(clock, slowness(befalling));
      if (befalling.some(({ kind }) => kind === 'duplicate')) void carry(draft);
      return carry(draft);
    },
    sent: ({ n, name }) =>
      sent.findLast((each) => (n === undefined || each.n === n) && fits(each.draft, name))?.draft,
    connections: line.connections,
  };
}

const passing = (clock: WorkspaceClock, ms: number): Promise<void> =>
  new Promise((resolve) => (ms > 0 ? clock.after(ms, resolve) : resolve()));

/** What a fault may call this envelope. */
export const namesOf = ({ type, name }: Pick<Envelope, 'type' | 'name'>): readonly string[] => [
  type,
  name,
];

const fits = (draft: Draft, name: string | undefined): boolean =>
  name === undefined || namesOf(draft).includes(name);
