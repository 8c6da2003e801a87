import type { StatusPage } from '../app/ports/status-page.ts';
import type { NotNow, TrackerEntry, Trackers } from '../app/ports/trackers.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';
import type { Result } from '../lib/result.ts';
import { later } from './answers.ts';
import { github } from './github.ts';
import { jira } from './jira.ts';
import type { Send, Tracker } from './kind.ts';
import { linear } from './linear.ts';
import { postUpdate } from './status-page.ts';
import { webhook } from './webhook.ts';

/** No answer of a tracker is longer than this: a page of issues with long bodies. */
const maxBytes = 8 * 1024 * 1024;

type Site = {
  readonly secrets: (
    names: readonly string[],
  ) => Result<Readonly<Record<string, string>>, readonly string[]>;
  readonly guard: AddressGuard;
};

type SecretOf = (name: string) => string | undefined;

const lookUp =
  (secrets: Site['secrets']): SecretOf =>
  (name) => {
    const found = secrets([name]);
    return found.ok ? found.value[name]?.trim() : undefined;
  };

/** The status page of the configuration; its secrets are looked up at each call as well. */
export const openStatusPage = ({ secrets, guard }: Site): StatusPage => ({
  post: async ({ urlSecret, signingSecret }, posting, signal) => {
    const secretOf = lookUp(secrets);
    const url = secretOf(urlSecret);
    const signing = signingSecret === undefined ? undefined : secretOf(signingSecret);
    // What is to be signed does not go out unsigned.
    return url === undefined || (signingSecret !== undefined && signing === undefined)
      ? later('SecretMissing')
      : postUpdate({ url, signing }, posting, sendBy(guard, signal));
  },
});

/** The trackers of the configuration; their secrets are looked up at each call, so that a rotated one counts at once. */
export const openTrackers = ({ secrets, guard }: Site): Trackers => {
  const secretOf = lookUp(secrets);
  const tried = async <T>(
    entry: TrackerEntry,
    signal: AbortSignal,
    use: (tracker: Tracker, send: Send) => Promise<T>,
  ): Promise<T | NotNow> => {
    const tracker = kindOf(entry, secretOf);
    return tracker === undefined ? later('SecretMissing') : use(tracker, sendBy(guard, signal));
  };
  return {
    file: (entry, filing, signal) =>
      tried(entry, signal, (tracker, send) => tracker.file(filing, send)),
    look: (entry, issue, signal) =>
      tried(entry, signal, (tracker, send) => tracker.look(issue, send)),
  };
};

function kindOf(entry: TrackerEntry, secretOf: SecretOf): Tracker | undefined {
  switch (entry.kind) {
    case 'github': {
      const token = secretOf(entry.tokenSecret);
      return token === undefined ? undefined : github(entry, token);
    }
    case 'jira': {
      const token = secretOf(entry.tokenSecret);
      return token === undefined ? undefined : jira(entry, token);
    }
    case 'linear': {
      const key = secretOf(entry.keySecret);
      return key === undefined ? undefined : linear(entry, key);
    }
    case 'webhook': {
      const [url, signing] = [secretOf(entry.urlSecret), secretOf(entry.signingSecret)];
      return url === undefined || signing === undefined ? undefined : webhook(url, signing);
    }
  }
}

const sendBy =
  (guard: AddressGuard, signal: AbortSignal): Send =>
  async (request) => {
    const answer = await httpCall(request, { guard, signal, maxBytes });
    if (answer.ok) return answer.value;
    const { code, why } = answer.error;
    return later('Unreachable', { why: `${code}: ${why}` });
  };
