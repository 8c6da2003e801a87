import { type FaultDesk, slowness } from '../../control/faults.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Courier, type Draft, namesOf } from '../courier.ts';
import { callbackOf, twin } from './callback.ts';
import { insist, later } from './insist.ts';
import type { Told } from './told.ts';

/** Sends events to the app until somebody acknowledges them. */
export type EventPost = {
  readonly tell: (event: Told['event']) => void;
  /** Sends what a fault holds back, the last one first. Answers how many. */
  readonly release: () => number;
  /** Sends an envelope of events again, as the same event or as one of its own. */
  readonly again: (draft: Draft, eventId: 'same' | 'different') => void;
  /** Forgets what is held back. */
  readonly clear: () => void;
};

type Inside = {
  readonly workspace: Workspace;
  readonly courier: Courier;
  readonly faults: FaultDesk;
};

export function newEventPost({ workspace, courier, faults }: Inside): EventPost {
  const { clock } = workspace;
  let held: Draft[] = [];
  const send = (draft: Draft): void => void insist({ clock, courier }, draft);

  return {
    tell: (event) => {
      const draft = callbackOf(workspace, event);
      const befalling = faults.sending(namesOf(draft));
      const fates = new Set(befalling.map(({ kind }) => kind));
      if (fates.has('lost')) return;
      if (fates.has('hold')) {
        held.push(draft);
        return;
      }
      const twins = befalling.flatMap((fate) => (fate.kind === 'duplicate' ? [fate.eventId] : []));
      later(clock, slowness(befalling) + faults.silentMs(), () => {
        send(draft);
        for (const eventId of twins) send(twin(draft, eventId));
      });
    },
    release: () => {
      const waiting = held.toReversed();
      held = [];
      for (const draft of waiting) send(draft);
      return waiting.length;
    },
    again: (draft, eventId) => send(twin(draft, eventId)),
    clear: () => {
      held = [];
    },
  };
}
