import { unreachable } from '../../../lib/unreachable.ts';
import type { Trouble } from '../../trouble.ts';
import type { Place } from '../send/find.ts';
import type { LinesRow, MessageRow } from '../standing.ts';

/** What became of a message: of a try to post or edit it, or of a look whether it stands. */
export type Outcome =
  /** It is about to be sent there. */
  | { readonly kind: 'sending'; readonly place: Place }
  | {
      readonly kind: 'posted';
      readonly ts: string;
      readonly digest: string;
      readonly version: number;
    }
  | { readonly kind: 'edited'; readonly digest: string; readonly version: number }
  /** Its place was searched: it stands, saying nobody knows what. */
  | { readonly kind: 'found'; readonly ts: string }
  /** Its place was searched: it does not stand. */
  | { readonly kind: 'absent' }
  /** Its place cannot be searched: nobody can tell. What need not be known may go missing; all else may come twice. */
  | { readonly kind: 'unsearchable'; readonly mayGoMissing: boolean }
  /** Somebody deleted it. */
  | { readonly kind: 'gone'; readonly isWorthAnother: boolean }
  /** The one channel in which it belongs cannot be written to any more. */
  | { readonly kind: 'placeLost'; readonly code: string }
  /** It was not sent, or nobody knows. `isBound`: it belongs into this channel and into no other. */
  | {
      readonly kind: 'failed';
      readonly trouble: Trouble;
      readonly digest: string;
      readonly isBound: boolean;
      readonly isWorthAnother: boolean;
    };
type Failed = Extract<Outcome, { kind: 'failed' }>;

/** A message that is asked for in this channel. */
export const wantedIn = (channel: string): MessageRow => ({
  kind: 'message',
  state: 'wanted',
  channel,
  digest: '',
  version: 0,
  round: 0,
});

/**
 * The row of a message after this. It is `trying` from before it is sent until an answer says that it stands or does
 * not: only then may it be sent once more. The same row when nothing changed.
 */
export function after(row: MessageRow, outcome: Outcome): MessageRow {
  switch (outcome.kind) {
    case 'sending':
      return sending(row, outcome.place);
    case 'posted': {
      const { ts, digest, version } = outcome;
      return { ...row, state: 'stands', ts, digest, version };
    }
    case 'edited':
      return { ...row, digest: outcome.digest, version: outcome.version, code: undefined };
    case 'found':
      // The next look edits it into what it should say.
      return { ...row, state: 'stands', ts: outcome.ts, digest: '' };
    case 'absent':
      return { ...row, state: 'wanted' };
    case 'unsearchable':
      return notKnown(row, outcome.mayGoMissing);
    case 'gone':
      return gone(row, outcome.isWorthAnother);
    case 'placeLost':
      return { ...row, state: 'refused', code: outcome.code };
    case 'failed':
      return afterFailure(row, outcome);
    default:
      return unreachable(outcome);
  }
}

/** In another channel it is another message. */
function sending(row: MessageRow, { channel, thread }: Place): MessageRow {
  const isAnother = row.state === 'stands' && row.channel !== channel;
  const round = row.round + (isAnother ? 1 : 0);
  const again = row.channel === channel ? row.again : undefined;
  return { ...wantedIn(channel), state: 'trying', thread, round, again };
}

const gone = (row: MessageRow, isWorthAnother: boolean): MessageRow =>
  isWorthAnother
    ? { ...wantedIn(row.channel), thread: row.thread, round: row.round + 1 }
    : { ...row, state: 'refused' };

const notKnown = (row: MessageRow, mayGoMissing: boolean): MessageRow =>
  mayGoMissing
    ? { ...row, state: 'refused', code: 'not_known' }
    : { ...row, state: 'wanted', again: true };

const afterFailure = (row: MessageRow, failed: Failed): MessageRow =>
  row.state === 'stands' ? notEdited(row, failed) : notPosted(row, failed);

/** After a no nothing stands there: nothing has to be searched before the next try. */
function notPosted(row: MessageRow, { trouble, digest, isBound }: Failed): MessageRow {
  if (trouble.kind === 'unclear') return row;
  const state = isOverAfter({ trouble, isBound }) ? 'refused' : 'wanted';
  return { ...row, state, digest, code: trouble.code };
}

function notEdited(row: MessageRow, failed: Failed): MessageRow {
  const { trouble, digest, isBound, isWorthAnother } = failed;
  const { code } = trouble;
  if (trouble.kind === 'missing') return { ...gone(row, isWorthAnother), digest };
  if (trouble.kind === 'channel') return isBound ? { ...row, state: 'refused', digest, code } : row;
  // As it stands it stays, until there is something else to say.
  return isFinal(trouble) ? { ...row, digest, code } : row;
}

/** Slack takes what it says in no form. */
export const isFinal = ({ kind }: Trouble): boolean => kind === 'refused' || kind === 'blocks';

const isOverAfter = ({ trouble, isBound }: Pick<Failed, 'trouble' | 'isBound'>): boolean =>
  isFinal(trouble) || (trouble.kind === 'channel' && isBound);

/** What became of a message with lines of the thread; `to` is the version of the stream that it reaches. */
export type LinesOutcome =
  | { readonly kind: 'sending'; readonly to: number; readonly place: Place }
  | { readonly kind: 'posted' }
  | { readonly kind: 'found' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unsearchable' }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly isBound: boolean };

/** The same for the lines. Those that Slack takes in no form are passed over: they must not hold up what comes after them. */
export function afterLines(row: LinesRow, outcome: LinesOutcome): LinesRow {
  const { version, trying, again } = row;
  const said: LinesRow = { kind: 'lines', version: trying?.to ?? version };
  const unsaid: LinesRow = { kind: 'lines', version, again };
  switch (outcome.kind) {
    case 'sending':
      return { ...row, trying: { to: outcome.to, ...outcome.place } };
    case 'posted':
    case 'found':
      return said;
    case 'absent':
      return unsaid;
    case 'unsearchable':
      return { ...unsaid, again: true };
    case 'failed':
      return afterNo(outcome, { row, said, unsaid });
    default:
      return unreachable(outcome);
  }
}

type Fates = Readonly<Record<'row' | 'said' | 'unsaid', LinesRow>>;

function afterNo(
  given: Pick<Failed, 'trouble' | 'isBound'>,
  { row, said, unsaid }: Fates,
): LinesRow {
  if (given.trouble.kind === 'unclear') return row;
  return isOverAfter(given) ? said : unsaid;
}
