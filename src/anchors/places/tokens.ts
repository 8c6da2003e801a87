import { hash, randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { err, ok, type Result } from '../../lib/result.ts';

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const extKeyUsageOid = '2.5.29.37';
const timeStampingOid = '1.3.6.1.5.5.7.3.8';
const nonceBytes = 8;

/** A request for a token over the SHA-256 of this text, with the certificate of the authority in it (RFC 3161, 2.4.1). */
export async function timestampQuery(text: string): Promise<Uint8Array> {
  const nonce = randomBytes(nonceBytes);
  // The first bit is the sign of an integer.
  nonce.writeUInt8(nonce.readUInt8(0) & 0x7f || 1, 0);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: hash('sha256', text, 'buffer') }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/** The token in an answer; undefined when the authority gave none, or it is no such answer. */
export function tokenIn(answer: Uint8Array | undefined): Buffer | undefined {
  try {
    const token = TimeStampResp.fromBER(answer ?? new Uint8Array()).timeStampToken;
    return token && Buffer.from(token.toSchema().toBER(false));
  } catch {
    return undefined;
  }
}

type Token = { readonly token: Buffer; readonly text: string; readonly ca: string };

/**
 * When the authority stamped this text; or why the token proves nothing: it is of another text, is not signed by who it
 * says, or that one's certificate does not lead to `ca` or is not for time stamping.
 */
export async function tokenProblem({ token, text, ca }: Token): Promise<Result<string, string>> {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(token).content });
    const stamp = TSTInfo.fromBER(signed.encapContentInfo.eContent?.getValue() ?? new Uint8Array());
    const trustedCerts = certificatesIn(ca);
    const { signatureVerified, signerCertificateVerified, signerCertificate, message } =
      await signed.verify({
        signer: 0,
        trustedCerts,
        checkChain: true,
        checkDate: stamp.genTime,
        data: new TextEncoder().encode(text).buffer,
        extendedMode: true,
      });
    if (signatureVerified !== true) return err(`it is not what was signed (${message})`);
    if (signerCertificateVerified !== true) return err(`nobody of ca signed it (${message})`);
    return isForStamping(signerCertificate)
      ? ok(stamp.genTime.toISOString())
      : err('its certificate is not for time stamping');
  } catch (error) {
    return err(sayFailure(error));
  }
}

const sayFailure = (error: unknown): string =>
  error instanceof Error ? `it cannot be verified (${error.message})` : 'it cannot be verified';

function isForStamping(certificate: Certificate | null | undefined): boolean {
  const usage = certificate?.extensions?.find(
    ({ extnID }) => extnID === extKeyUsageOid,
  )?.parsedValue;
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(timeStampingOid);
}

const certificatesIn = (pem: string): Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----(?<body>[^-]+)-----END CERTIFICATE-----/gu)].map(
    ({ groups }) => Certificate.fromBER(Buffer.from(groups?.['body'] ?? '', 'base64')),
  );
