import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { run } from '../anchors/stage.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { batch, handClock, note } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const openssl = (...words: readonly string[]) => run('openssl', words);

/** Two authorities, and a server of the first one for 127.0.0.1 alone. */
function certificates(folder: string) {
  const at = (name: string): string => join(folder, name);
  for (const name of ['ca', 'other']) {
    const out = ['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), '-days', '2'];
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, ...out);
  }
  const asked = ['-keyout', at('tls.key'), '-out', at('tls.csr'), '-subj', '/CN=postgres'];
  openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', ...asked);
  writeFileSync(at('tls.ext'), 'subjectAltName=IP:127.0.0.1\n');
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2'];
  const files = ['-in', at('tls.csr'), '-out', at('tls.pem'), '-extfile', at('tls.ext')];
  openssl('x509', '-req', ...signed, ...files);
  return {
    ca: at('ca.pem'),
    other: at('other.pem'),
    certificate: at('tls.pem'),
    key: at('tls.key'),
  };
}

describe.skipIf(!havePostgres())('a PostgreSQL that speaks TLS', () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let files: ReturnType<typeof certificates>;
  let server: PrivatePostgres;
  let url: string;
  beforeAll(async () => {
    folder = await ownFolder();
    files = certificates(folder.path);
    server = await startPostgres({ tls: files });
    url = server.url(await newDatabase(server));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const opening = (address: string) =>
    openPostgresRegistry({ url: address, clock: handClock(), folder: folder.path });
  const saidOf = async (address: string) => {
    const error: unknown = await opening(address).catch((why: unknown) => why);
    const { message = '' } = error instanceof Error ? error : {};
    expect(message).toMatch(/\.$/u);
    expect(message).not.toMatch(/\n\s+at |undefined|\[object/u);
    return error;
  };

  test.each(['verify-full', 'verify-ca', 'require'])(
    'is spoken to so with sslmode=%s, on every connection',
    async (mode) => {
      await using registry = await opening(`${url}?sslmode=${mode}&sslrootcert=${files.ca}`);
      const ending = new AbortController();
      const heard = Promise.withResolvers<void>();
      using _ = registry.onAppend(() => heard.resolve());
      await registry.append(batch({ events: [note('incident/INC-1', 'x')] }));
      await heard.promise;
      const seen = await registry.alone(
        'poster',
        () =>
          server.sql(
            "SELECT bool_and(ssl), count(*) > 2 FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'sternway'",
          ),
        ending.signal,
      );
      expect(seen).toBe('t|t');
    },
  );

  test('that nobody vouches for is not spoken to, and it says why', async () => {
    const refused = { name: 'RegistryUnavailable', code: 'LoginRefused' };
    const root = `sslrootcert=${files.other}`;
    const message = expect.stringMatching(/certificate.*sslrootcert/u);
    for (const mode of ['verify-full', 'require'])
      expect(await saidOf(`${url}?sslmode=${mode}&${root}`)).toMatchObject({ ...refused, message });
    expect(await saidOf(`${url}?sslmode=verify-full`)).toMatchObject(refused);
  });

  test('under another name than its certificate says is not spoken to, and it says why', async () => {
    const other = url.replace('127.0.0.1', 'localhost');
    expect(await saidOf(`${other}?sslmode=verify-full&sslrootcert=${files.ca}`)).toMatchObject({
      code: 'LoginRefused',
      message: expect.stringContaining('localhost'),
    });
  });

  test('whose authority stands in no file says so', async () => {
    const address = `${url}?sslmode=verify-full&sslrootcert=${folder.path}/none.pem`;
    expect(await saidOf(address)).toMatchObject({
      name: 'RegistryUnavailable',
      code: 'LoginRefused',
      message: expect.stringContaining('none.pem'),
    });
  });
});
