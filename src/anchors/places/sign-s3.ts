import { createHmac } from 'node:crypto';
import { sha256 } from '../../lib/hash.ts';
import type { HttpRequest } from '../../lib/http/types.ts';

type Signer = {
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** By our clock; the store refuses what is more than a quarter of an hour off. */
  readonly at: string;
};

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * A request signed for an S3-compatible store: AWS Signature Version 4, in the Authorization header
 * (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). The address has no query.
 */
export function signedS3(request: HttpRequest, signer: Signer): HttpRequest {
  const { host, pathname } = new URL(request.url);
  const stamp = signer.at.replace(/[-:]|\.\d+/gu, '');
  const digest = sha256(request.body ?? '');
  const headers: Readonly<Record<string, string>> = {
    ...request.headers,
    'x-amz-content-sha256': digest,
    'x-amz-date': stamp,
  };
  const all = Object.entries({ ...headers, host }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = all.map(([name]) => name).join(';');
  const lines = all.map(([name, value]) => `${name}:${value.trim()}\n`).join('');
  const asked = [request.method, pathname, '', lines, names, digest].join('\n');
  const scope = [stamp.slice(0, 8), signer.region, 's3', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), sha256(asked)].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${signer.secretKey}`);
  const signature = hmac(key, text).toString('hex');
  const credential = `Credential=${signer.accessKey}/${scope.join('/')}`;
  return {
    ...request,
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
    },
  };
}
