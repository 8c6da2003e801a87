import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from './stage.ts';

/** A real time-stamping authority: `openssl ts` behind a server on this machine. */
export async function authority(folder: string) {
  const at = (name: string): string => join(folder, name);
  for (const name of ['ca', 'other']) {
    const subject = ['-subj', `/CN=${name}`, '-days', '2'];
    const out = ['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)];
    run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...out]);
  }
  const asked = ['-keyout', at('tsa.key'), '-out', at('tsa.csr'), '-subj', '/CN=tsa'];
  run('openssl', ['req', '-new', '-newkey', 'rsa:2048', '-nodes', ...asked]);
  writeFileSync(at('tsa.ext'), 'extendedKeyUsage=critical,timeStamping\n');
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2'];
  const files = ['-in', at('tsa.csr'), '-out', at('tsa.pem'), '-extfile', at('tsa.ext')];
  run('openssl', ['x509', '-req', ...signed, ...files]);
  writeFileSync(at('serial'), '01\n');
  writeFileSync(at('tsa.cnf'), settings(at));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      writeFileSync(at('query'), Buffer.concat(chunks));
      const reply = ['-config', at('tsa.cnf'), '-queryfile', at('query'), '-out', at('reply')];
      run('openssl', ['ts', '-reply', ...reply]);
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
      response.end(readFileSync(at('reply')));
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/tsr`,
    ca: at('ca.pem'),
    otherCa: at('other.pem'),
    [Symbol.asyncDispose]: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

const settings = (at: (name: string) => string): string => `
[tsa]
default_tsa = own
[own]
serial = ${at('serial')}
signer_cert = ${at('tsa.pem')}
certs = ${at('ca.pem')}
signer_key = ${at('tsa.key')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
`;
