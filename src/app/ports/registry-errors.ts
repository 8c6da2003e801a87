/** Why the registry cannot serve, as a stable word. */
export type UnavailableCode =
  | 'DiskFull'
  | 'SpaceLow'
  | 'ReadOnly'
  | 'DiskFailing'
  | 'Damaged'
  | 'Busy'
  | 'NotFound'
  | 'Unreachable'
  | 'LoginRefused'
  | 'TooOld'
  /** Only here it is not known whether the call has happened; sent again under the same key it is done once. */
  | 'Unclear'
  | 'Closed'
  | 'NotARegistry'
  | 'SchemaNewer'
  | 'MigrationChanged'
  | 'MigrationMissing'
  | 'Failed';

/**
 * The registry cannot be read or written, and nothing of the call that rejects with this has happened (but see `Unclear`). `code` is for
 * programs, `why` says what and why, `lift` says what a person can do about it, `cause` is the engine's own error.
 */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable';
  readonly code: UnavailableCode;
  readonly why: string;
  readonly lift: string;

  constructor(facts: { code: UnavailableCode; why: string; lift: string; cause?: unknown }) {
    super(`${facts.why} ${facts.lift}`, { cause: facts.cause });
    this.code = facts.code;
    this.why = facts.why;
    this.lift = facts.lift;
  }
}

/** Another process has this registry open. `file` is the one that both want. */
export class RegistryHeld extends Error {
  override readonly name = 'RegistryHeld';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(
      `Another process holds the registry ${file}. Nothing was changed. ` +
        'Talk to that process (sternway does so by itself while it runs), or stop it first.',
      { cause },
    );
    this.file = file;
  }
}
