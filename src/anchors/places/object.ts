import type { AnchorPlace, Confirmed } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { instant, millis } from '../../core/ids.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';
import type { HttpRequest } from '../../lib/http/types.ts';
import { asked, dateOf, isTaken, type Site, secretIn } from '../site.ts';
import { signedS3 } from './sign-s3.ts';

type Entry = Extract<AnchorPlaceEntry, { kind: 'object' }>;

/** The object is there already: another try of ours put it, and its answer was lost. */
const there = 412;

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
  confirm: async (receipts, signal): Promise<Confirmed> => {
    const last = receipts.at(-1);
    const request = last && opened(entry, site, getOf(entry, last.anchor));
    if (last === undefined || request === undefined) return silent(entry, 'nothing to ask for');
    const answer = await asked(site, request, signal);
    if (typeof answer === 'string') return silent(entry, answer);
    if (answer.status === 404)
      return { problems: [`anchor ${last.anchor.number} is missing in ${entry.name}`] };
    if (!isTaken(answer)) return silent(entry, `Http${answer.status}`);
    return answer.body === canonical(last.anchor)
      ? { last: { anchor: last.anchor, at: undefined }, problems: [] }
      : { problems: [`anchor ${last.anchor.number} is another one in ${entry.name}`] };
  },
});

const silent = ({ name }: Entry, why: string): Confirmed => ({
  problems: [],
  silent: `${name} could not be asked (${why})`,
});

const nameOf = ({ registry, number }: Anchor): string => `${registry}-${number}.json`;
const urlOf = ({ url }: Entry, anchor: Anchor): string =>
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

const getOf = (entry: Entry, anchor: Anchor): HttpRequest => ({
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
