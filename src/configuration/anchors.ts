import { z } from 'zod';
import type { AnchorPlaceEntry, AnchorsEntry, ObjectAccess } from '../app/ports/configuration.ts';
import { Duration } from '../lib/durations.ts';
import { HttpUrl } from '../lib/http/with.ts';
import { Name, SecretName, Words } from '../written/scalars.ts';

const S3 = z.strictObject({
  region: Words,
  access_key_secret: SecretName,
  secret_key_secret: SecretName,
});

/** What git takes for another option must not pass for an address. */
const GitUrl = Words.refine(
  (url) => !url.startsWith('-') && !/^\w+::/u.test(url),
  'an address of a git repository: https://…, ssh://…, git@host:path, or a folder',
);
const Branch = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$/u, 'the name of a branch');

const Place = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('git'),
    name: Name,
    url: GitUrl.describe('A repository of another team, to which this bot may push and no more'),
    branch: Branch.default('main'),
  }),
  z.strictObject({
    kind: z.literal('rfc3161'),
    name: Name,
    url: HttpUrl,
    ca: Words.describe('A PEM file with the certificates that the authority answers for'),
  }),
  z.strictObject({
    kind: z.literal('object'),
    name: Name,
    url: HttpUrl.describe('Each anchor is put under this address as a new object'),
    retain: Duration.prefault('365d').describe('How long the store keeps an object locked'),
    query_secret: SecretName.optional().describe('What a signed address ends with, after the ?'),
    s3: S3.optional().describe('Keys of an S3-compatible store that may put, and not delete'),
  }),
  z.strictObject({ kind: z.literal('webhook'), name: Name, url_secret: SecretName }),
]);

/** What signs the anchors of the registry, and where they go. */
export const WrittenAnchors = z.strictObject({
  key_secret: SecretName.optional().describe('An Ed25519 key as PEM; without it one is made'),
  old_key_secret: SecretName.optional().describe('The key before it, until it has handed over'),
  places: z.array(Place).default([]),
});
type Written = z.output<typeof WrittenAnchors>;
type WrittenPlace = Written['places'][number];

export const anchorsOf = (written: Written): AnchorsEntry => ({
  keySecret: written.key_secret,
  oldKeySecret: written.old_key_secret,
  places: written.places.map(placeOf),
});

function placeOf(written: WrittenPlace): AnchorPlaceEntry {
  switch (written.kind) {
    case 'git':
    case 'rfc3161':
      return written;
    case 'object': {
      const { kind, name, url, retain } = written;
      return { kind, name, url, retainMs: retain, access: accessOf(written) };
    }
    case 'webhook':
      return { kind: written.kind, name: written.name, urlSecret: written.url_secret };
  }
}

const accessOf = ({ s3, query_secret }: Extract<WrittenPlace, { kind: 'object' }>): ObjectAccess =>
  s3 === undefined
    ? { by: 'query', querySecret: query_secret }
    : {
        by: 's3',
        region: s3.region,
        accessKeySecret: s3.access_key_secret,
        secretKeySecret: s3.secret_key_secret,
      };
