import { millis } from '../../../core/ids.ts';
import { gathered } from '../../../core/texts/slack-standing.ts';
import { incident as onIncident, type Voice } from '../../../core/texts/voice.ts';
import { clock, count } from '../../../core/texts/words.ts';
import { type Entry, entriesOf } from '../../../core/timeline/entries.ts';
import { linesMessage } from '../../blocks/lines.ts';
import type { Message } from '../../blocks/message.ts';
import { cut } from '../../limits/cut.ts';
import type { Sources } from './sources.ts';
import { withDecisions } from './spoken.ts';

/** More in one message is read by nobody. */
const mostLines = 20;
/** So few are told one by one, however old they are. */
const fewLines = 3;
/** A text that is longer stands whole in the timeline. */
const longest = 600;
const backlogMs = 60_000;
const oldMs = 600_000;

/** The lines that the thread still lacks, as one message, and the version of the stream that it reaches. */
export type Pending = { readonly to: number; readonly message: Message };

/**
 * What is to be told in the thread after `version`. What gathered while nothing could be posted is one summary: nobody
 * reads forty lines of the past one by one.
 */
export function pendingLines(sources: Sources, version: number): Pending | undefined {
  const { log, voice, now } = sources;
  const entries = entriesOf(log, voice)
    .map((entry) => ({ ...entry, version: versionOf(entry.ref) }))
    .filter((entry) => entry.version > version)
    .toSorted((a, b) => a.version - b.version);
  const [oldest] = entries;
  const newest = entries.at(-1);
  if (!oldest || !newest) return undefined;
  const age = millis(now) - millis(oldest.recordedAt);
  const isBacklog = entries.length > mostLines && age > backlogMs;
  if (isBacklog || (entries.length > fewLines && age > oldMs)) {
    const many = `${count(entries.length, 'entry', 'entries')} since ${clock(oldest.recordedAt, { ...voice, now })}`;
    const lines = [
      gathered(many, lineOf(newest, voice)),
      `All of them: ${onIncident(voice, 'timeline')}`,
    ];
    return { to: newest.version, message: linesMessage(lines) };
  }
  const told = entries.slice(0, mostLines);
  return {
    to: told.at(-1)?.version ?? version,
    message: withDecisions(sources, linesMessage(told.map((entry) => lineOf(entry, voice))), told),
  };
}

const lineOf = ({ at, text }: Pick<Entry, 'at' | 'text'>, voice: Voice): string =>
  `${clock(at, { ...voice, now: at })} ${cut(text, longest)}`;

const versionOf = (ref: string): number => Number(ref.slice(ref.lastIndexOf('#') + 1));
