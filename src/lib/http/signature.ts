import { createHmac } from 'node:crypto';

/** Where a signature over a body stands, and what comes before the HMAC-SHA-256 in hexadecimal digits. */
export type SignatureForm = { readonly header: string; readonly before: string };

/** How Sternway signs what it sends, and how it is signed to. Documented in docs/signatures.md. */
export const ownSignature = { header: 'x-sternway-signature-256', before: 'sha256=' } as const;

/** The signature of these very bytes with this secret, as it stands in the header. */
export const signatureOf = (
  body: string | Uint8Array,
  secret: string,
  { before }: Pick<SignatureForm, 'before'> = ownSignature,
): string => `${before}${createHmac('sha256', secret).update(body).digest('hex')}`;
