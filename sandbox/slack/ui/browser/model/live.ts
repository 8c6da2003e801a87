import type { LiveEvent } from '../../../people/shapes.ts';

export type Live = { readonly close: () => void };

type Listeners = {
  readonly changed: (event: LiveEvent) => void;
  readonly connected: (yes: boolean) => void;
};

const firstPauseMs = 500;
const longestPauseMs = 5_000;

/** Tells of every change for a person until closed; connects anew by itself, since browsers give up after some errors. */
export function openLive(as: string, { changed, connected }: Listeners): Live {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = firstPauseMs;
  const open = () => {
    source = new EventSource(`/_people/${encodeURIComponent(as)}/live`);
    source.addEventListener('open', () => {
      pauseMs = firstPauseMs;
      connected(true);
    });
    source.addEventListener('message', ({ data }) => {
      const event: LiveEvent = JSON.parse(String(data));
      changed(event);
    });
    source.addEventListener('error', () => {
      source?.close();
      connected(false);
      timer = setTimeout(open, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    });
  };
  open();
  return {
    close: () => {
      clearTimeout(timer);
      source?.close();
    },
  };
}
