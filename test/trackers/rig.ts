import type { Filing, TrackerEntry } from '../../src/app/ports/trackers.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { err, ok } from '../../src/lib/result.ts';
import { openTrackers } from '../../src/trackers/open.ts';
import { json, type Seen } from '../support/http-server.ts';

export const filing: Filing = {
  mark: 'sternway/r1/INC-3/F2',
  title: 'Test the migration both ways',
  paragraphs: ['F2 of INC-3: prevent. Owner: bo. Due: Mon 2026-03-16.', 'Sternway keeps this.'],
  due: '2026-03-16',
  triedAt: undefined,
};
/** As it is after a try of which nobody knows how it ended. */
export const again: Filing = { ...filing, triedAt: '2026-03-01T10:00:00.000Z' };

const known: Readonly<Record<string, string>> = { key: 'the-key\n', signing: 'the-signature' };

/** What a server of this kind is asked through the port; `url`: the value of the secret of this name. */
export function trackersAt(url: string) {
  const all: Readonly<Record<string, string>> = { ...known, url };
  const trackers = openTrackers({
    secrets: ([name = '']) => {
      const value = all[name];
      return value === undefined ? err([name]) : ok({ [name]: value });
    },
    guard: addressGuard(['127.0.0.1:*']),
  });
  const signal = () => AbortSignal.timeout(2_000);
  return {
    file: (entry: TrackerEntry, one: Filing = filing) => trackers.file(entry, one, signal()),
    look: (entry: TrackerEntry, issue: string) => trackers.look(entry, issue, signal()),
  };
}

export const bodyOf = ({ body }: Seen): unknown => (body === '' ? undefined : JSON.parse(body));

type Answer = Parameters<typeof json>;
/** An answer by the way that a request came. */
export type Answers = (seen: Seen, response: Answer[0]) => void;
