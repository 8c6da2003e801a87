import type { AnchorPlace, AskedFor } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { instant, millis } from '../../core/ids.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';
import type { HttpRequest } from '../../lib/http/types.ts';
import { asked, dateOf, isTaken, type Site, secretIn } from '../site.ts';
import { confirmedBy } from './held.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { signedS3 } from './sign-s3.ts';

type Entry = Extract<AnchorPlaceEntry, { kind: 'object' }>;

/** The object is there already: another try of ours put it, and its answer was lost. */
const there = 412;
/** So long it is asked for what it holds. */
const askMs = 30_000;
/** So many numbers after the last one are asked for. */
const more = 8;

/**
 * A store of objects that locks them (S3's object lock, or one that speaks like it). Every anchor is a new object, put on
 * the condition that there is none of that name, and locked for `retain`.
 */
export const objectPlace = (entry: Entry, site: Site): AnchorPlace => ({
  name: entry.name,
  bring: async (anchors, signal) => {
    const anchor = anchors.at(-1);
    const request = anchor && opened(entry, site, putOf(entry, anchor));
    if (request === undefined) return { status: 'later', code: 'SecretMissing' };
    const answer = await asked(site, request, signal);
    if (typeof answer === 'string') return { status: 'later', code: answer };
    return isTaken(answer) || answer.status === there
      ? { status: 'taken', receipt: anchor === undefined ? '' : nameOf(anchor), at: dateOf(answer) }
      : { status: 'later', code: `Http${answer.status}` };
  },
  confirm: async (own, signal) => {
    const found = await heldBy(entry, site, { own, signal });
    const { held, known, code } = found;
    const receipts = own.receipts.filter(({ anchor }) => known.has(anchor.number));
    const said = confirmedBy(entry.name, held, { ...own, receipts });
    return code === undefined ? said : { ...said, silent: unasked(entry, own, found) };
  },
});

type Asking = { readonly own: AskedFor; readonly signal: AbortSignal };

/** The newest first; and a few more than the registry knows of, which tells where its end was cut off. */
function heldBy(entry: Entry, site: Site, { own, signal }: Asking): Promise<LookedUp> {
  const { registry, anchors, receipts } = own;
  const last = anchors.at(-1)?.number ?? 0;
  const beyond = Array.from({ length: more }, (_, index) => last + 1 + index);
  const ends = AbortSignal.any([signal, AbortSignal.timeout(askMs)]);
  return lookUp({
    numbers: [...anchors.map(({ number }) => number).toReversed(), ...beyond],
    expected: new Set(receipts.map(({ anchor }) => anchor.number)),
    ask: async (number) => {
      const request = opened(entry, site, getOf(entry, { registry, number }));
      return request === undefined ? 'SecretMissing' : asked(site, request, ends);
    },
  });
}

function unasked({ name }: Entry, { anchors }: AskedFor, { known, code }: LookedUp): string {
  if (known.size === 0) return `${name} could not be asked (${code})`;
  const left = anchors.filter(({ number }) => !known.has(number)).length;
  return `${name} was not asked for all that it may hold: ${left} of ${anchors.length} anchors are left (${code})`;
}

type Name = Pick<Anchor, 'registry' | 'number'>;

const nameOf = ({ registry, number }: Name): string => `${registry}-${number}.json`;
const urlOf = ({ url }: Entry, anchor: Name): string =>
  `${url.replace(/\/$/u, '')}/${nameOf(anchor)}`;

const putOf = (entry: Entry, anchor: Anchor): HttpRequest => ({
  method: 'PUT',
  url: urlOf(entry, anchor),
  headers: {
    'content-type': 'application/json',
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(anchorDigest(anchor), 'hex').toString('base64'),
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-object-lock-retain-until-date': instant(millis(anchor.at) + entry.retainMs),
  },
  body: canonical(anchor),
});

const getOf = (entry: Entry, anchor: Name): HttpRequest => ({
  method: 'GET',
  url: urlOf(entry, anchor),
  headers: {},
});

/** The request as the store lets it in; undefined while a secret is not set. */
function opened({ access }: Entry, site: Site, request: HttpRequest): HttpRequest | undefined {
  if (access.by === 'query') {
    if (access.querySecret === undefined) return request;
    const query = secretIn(site, access.querySecret);
    if (query === undefined) return undefined;
    return { ...request, url: `${request.url}?${query.replace(/^\?/u, '')}` };
  }
  const accessKey = secretIn(site, access.accessKeySecret);
  const secretKey = secretIn(site, access.secretKeySecret);
  if (accessKey === undefined || secretKey === undefined) return undefined;
  const { region } = access;
  return signedS3(request, { region, accessKey, secretKey, at: site.now() });
}
