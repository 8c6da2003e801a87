import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { sha256 } from './hash.ts';

/** A key that signs. All of it in lower-case hexadecimal digits, so that nothing ever takes it for something else. */
export type SigningKey = {
  /** SHA-256 of the public key. */
  readonly id: string;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: string;
  /** The signature of this text in UTF-8 (RFC 8032). */
  readonly sign: (text: string) => string;
};

/** A new Ed25519 key as PKCS #8 in PEM. */
export const newKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const keyIdOf = (publicKey: string): string => sha256(Buffer.from(publicKey, 'hex'));

/** The key in this PEM; undefined when it is none of Ed25519. */
export function keyIn(pem: string): SigningKey | undefined {
  try {
    const own = createPrivateKey(pem);
    if (own.asymmetricKeyType !== 'ed25519') return undefined;
    const der = createPublicKey(own).export({ type: 'spki', format: 'der' });
    const publicKey = der.toString('hex');
    return {
      id: keyIdOf(publicKey),
      publicKey,
      sign: (text) => sign(null, Buffer.from(text), own).toString('hex'),
    };
  } catch {
    return undefined;
  }
}

/** Whether this is the signature of the text by the owner of the public key. Never throws: what cannot be read is no. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'hex'),
      type: 'spki',
      format: 'der',
    });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
