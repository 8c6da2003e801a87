import { describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { after } from '../../src/core/ids.ts';
import { ann, at as minute } from './samples.ts';

const at = minute(0);

const link = { digest: 'a'.repeat(64), person: ann, until: after(at, 300_000) };
const session = { digest: 'b'.repeat(64), until: after(at, 3_600_000) };

/** What every engine shows of the links and sessions of the dashboard. */
export function passesContract(name: string, registry: () => Registry): void {
  const spend = (digest = session.digest, now = at) =>
    registry().spendLink(link.digest, { ...session, digest }, now);

  describe(`${name}: a link of the dashboard`, () => {
    test('is spent once, by one of many who come at once', async () => {
      await registry().issueLink(link, at);
      const spent = await Promise.all(['1', '2', '3'].map((who) => spend(who)));
      expect(spent.map(({ status }) => status).toSorted()).toEqual(['signed-in', 'spent', 'spent']);
      const begun = await Promise.all(['1', '2', '3'].map((who) => registry().session(who, at)));
      expect(begun.filter((one) => one !== undefined)).toHaveLength(1);
    });

    test('is not spent by being looked at', async () => {
      await registry().issueLink(link, at);
      expect(await registry().lookAtLink(link.digest, at)).toMatchObject({ status: 'signed-in' });
      expect(await spend()).toEqual({ status: 'signed-in', person: ann });
      expect(await registry().lookAtLink(link.digest, at)).toEqual({ status: 'spent' });
    });

    test('is over at its moment, and begins nothing then', async () => {
      await registry().issueLink(link, at);
      expect(await spend(session.digest, link.until)).toEqual({ status: 'expired' });
      expect(await registry().session(session.digest, at)).toBeUndefined();
    });

    test('is unknown where nobody issued it, and a day after it was over', async () => {
      expect(await spend()).toEqual({ status: 'unknown' });
      await registry().issueLink(link, at);
      await registry().issueLink({ ...link, digest: 'c' }, after(link.until, 24 * 3_600_000 + 1));
      expect(await spend()).toEqual({ status: 'unknown' });
    });

    test('is no session, nor a session a link', async () => {
      await registry().issueLink(link, at);
      expect(await registry().session(link.digest, at)).toBeUndefined();
      await spend();
      expect(await registry().lookAtLink(session.digest, at)).toEqual({ status: 'unknown' });
    });
  });

  describe(`${name}: a session of the dashboard`, () => {
    test('is its person’s until its moment', async () => {
      await registry().issueLink(link, at);
      await spend();
      expect(await registry().session(session.digest, at)).toEqual({ ...session, person: ann });
      expect(await registry().session(session.digest, session.until)).toBeUndefined();
    });

    test('is ended by itself, and the link behind it stays spent', async () => {
      await registry().issueLink(link, at);
      await spend();
      await registry().endSessions({ digest: session.digest });
      expect(await registry().session(session.digest, at)).toBeUndefined();
      expect(await spend()).toEqual({ status: 'spent' });
    });

    test('is ended by the erasure of its person', async () => {
      const person = await registry().enroll('Ann', []);
      await registry().issueLink({ ...link, person }, at);
      await spend();
      await registry().erase({
        what: { kind: 'person', person },
        by: 'p_bo',
        upTo: Number.MAX_SAFE_INTEGER,
        basis: 'order',
        at,
        via: 'cli',
      });
      expect(await registry().session(session.digest, at)).toBeUndefined();
    });

    test('is ended with all others of its person, and with their open links', async () => {
      await registry().issueLink(link, at);
      await spend();
      await registry().issueLink({ ...link, digest: 'open' }, at);
      await registry().endSessions({ person: ann });
      expect(await registry().session(session.digest, at)).toBeUndefined();
      expect(await registry().lookAtLink('open', at)).toEqual({ status: 'unknown' });
    });
  });
}
