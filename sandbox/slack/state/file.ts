/** A file: announced (`bytes` undefined), uploaded, then shared into channels. */
export type StoredFile = {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string | undefined;
  readonly mimetype: string;
  readonly size: number;
  readonly created: number;
  readonly bytes: Uint8Array | undefined;
  readonly channels: readonly string[];
  readonly deleted: boolean;
};
