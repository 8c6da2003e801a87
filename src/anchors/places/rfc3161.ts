import { readFile } from 'node:fs/promises';
import type { AnchorPlace, Confirmed, Receipt } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { canonical } from '../../lib/canonical.ts';
import { asked, isTaken, type Site } from '../site.ts';

type Entry = Extract<AnchorPlaceEntry, { kind: 'rfc3161' }>;

/**
 * A time-stamping authority (RFC 3161): it signs that it saw the anchor, and when by its own clock. The token is verified
 * against `ca` before it counts, and again whenever somebody asks. Nothing but a hash leaves this machine.
 */
export const timestampPlace = ({ name, url, ca }: Entry, site: Site): AnchorPlace => ({
  name,
  bring: async (anchors, signal) => {
    const anchor = anchors.at(-1);
    if (anchor === undefined) return { status: 'later', code: 'NothingToBring' };
    const { tokenIn, timestampQuery, tokenProblem } = await import('./tokens.ts');
    const text = canonical(anchor);
    const headers = { 'content-type': 'application/timestamp-query' };
    const body = await timestampQuery(text);
    const answer = await asked(site, { method: 'POST', url, headers, body }, signal);
    if (typeof answer === 'string') return { status: 'later', code: answer };
    const token = isTaken(answer) ? tokenIn(answer.bytes) : undefined;
    if (token === undefined) return { status: 'later', code: `NotStamped${answer.status}` };
    const checked = await tokenProblem({ token, text, ca: await certificates(site.fileOf(ca)) });
    if (!checked.ok) {
      site.log.warn({ event: 'TimestampRefused', place: name, why: checked.error });
      return { status: 'later', code: 'TokenUnproven' };
    }
    return { status: 'taken', receipt: token.toString('hex'), at: checked.value };
  },
  confirm: async ({ receipts }): Promise<Confirmed> => {
    const pem = await certificates(site.fileOf(ca));
    if (pem === '') return { problems: [], silent: `the file ${ca} of ${name} cannot be read` };
    const found = await Promise.all(receipts.map((one) => confirmed(name, one, pem)));
    return {
      last: found.findLast(({ last }) => last !== undefined)?.last,
      problems: found.flatMap(({ problems }) => problems),
    };
  },
});

/** Empty where there is no such file: then nothing is trusted. */
const certificates = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

async function confirmed(name: string, one: Receipt, ca: string): Promise<Confirmed> {
  const { tokenProblem } = await import('./tokens.ts');
  const { anchor, receipt } = one;
  const token = Buffer.from(receipt, 'hex');
  const checked = await tokenProblem({ token, text: canonical(anchor), ca });
  return checked.ok
    ? { last: { anchor, at: checked.value }, problems: [] }
    : { problems: [`the token of ${name} for anchor ${anchor.number}: ${checked.error}`] };
}
