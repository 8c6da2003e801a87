import type { Question } from '../app/ports/kinds.ts';
import { abortCode, whenAborted } from '../lib/abort.ts';
import { addressGuard } from '../lib/http/address-guard.ts';
import type { Resolve } from '../lib/http/types.ts';
import { graceMs } from '../lib/program/group.ts';
import type { Site } from './check-kind.ts';

export type CheckSettings = {
  /** PATH, HOME and LANG of the bot, at most (`inherited(process.env)`). */
  readonly inherited: Readonly<Record<string, string>>;
  /** Loopback, link-local and metadata addresses that checks may reach: `127.0.0.1:*`, `10.0.0.0/8`. */
  readonly allow?: readonly string[];
  readonly resolve?: Resolve;
  /** Between SIGTERM and SIGKILL; 5 s when nothing is said. */
  readonly graceMs?: number;
};

/** Throws for an `allow` entry that is no address. */
export function siteOf({ allow = [], ...settings }: CheckSettings): Site {
  return { graceMs, ...settings, guard: addressGuard(allow) };
}

type Askable<Answer> = {
  readonly kind: string;
  readonly ask: (raw: unknown, question: Question, site: Site) => Promise<Answer>;
};

/** Asks the kind of that name. An answer always comes by the time the signal aborts, whatever the kind does. */
export async function askKind<Answer>(
  { kinds, site }: { readonly kinds: readonly Askable<Answer>[]; readonly site: Site },
  spec: { readonly kind: string; readonly with: unknown },
  question: Question,
  no: (why: string) => Answer,
): Promise<Answer> {
  const kind = kinds.find((one) => one.kind === spec.kind);
  if (kind === undefined) return no(`there is no kind "${spec.kind}"`);
  using aborted = whenAborted(question.signal);
  const late = aborted.promise.then(async () => {
    await shortly();
    return no(
      abortCode(question.signal) === 'Timeout'
        ? 'no answer in time'
        : 'it was ended before it answered',
    );
  });
  const answer = kind
    .ask(spec.with, question, site)
    .catch((error: unknown) => no(`the kind ${spec.kind} has a bug: ${String(error)}`));
  // Awaited here: the listener must stay until one of the two is there.
  return await Promise.race([answer, late]);
}

/** What a kind knows at its end (who did not answer) is worth a moment more. */
const lastWordMs = 250;
const shortly = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, lastWordMs);
  });
