import type { AnchorPlace } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { anchorDigest } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';
import { asked, dateOf, isTaken, type Site, secretIn } from '../site.ts';

type Entry = Extract<AnchorPlaceEntry, { kind: 'webhook' }>;

/**
 * One POST of the newest anchor as canonical JSON. Whoever receives it keeps it as they like, so it can be compared with the
 * registry by hand only.
 */
export const webhookPlace = ({ name, urlSecret }: Entry, site: Site): AnchorPlace => ({
  name,
  bring: async (anchors, signal) => {
    const anchor = anchors.at(-1);
    const url = secretIn(site, urlSecret);
    if (url === undefined || anchor === undefined)
      return { status: 'later', code: 'SecretMissing' };
    const digest = anchorDigest(anchor);
    const headers = { 'content-type': 'application/json', 'idempotency-key': digest };
    const body = canonical(anchor);
    const answer = await asked(site, { method: 'POST', url, headers, body }, signal);
    if (typeof answer === 'string') return { status: 'later', code: answer };
    return isTaken(answer)
      ? { status: 'taken', receipt: `sent ${digest}`, at: dateOf(answer) }
      : { status: 'later', code: `Http${answer.status}` };
  },
  confirm: async () => ({
    problems: [],
    silent: `${name} is told of anchors and cannot be asked for them: compare them there by hand`,
  }),
});
