/** Refusals about releases and the way back. */
export type Refusals = {
  /** No release is known that was live on the target before and was not rolled back from. */
  NoWayBack: { readonly target: string; readonly known: readonly string[] };
  UnknownRelease: {
    readonly target: string;
    readonly said: string;
    readonly known: readonly string[];
  };
  ReleaseUnclear: { readonly target: string; readonly version: string };
  NotIdentified: { readonly version: string };
  NoPlaybook: { readonly service: string };
  /** The playbook cannot be read, or has errors. */
  PlaybookBroken: { readonly playbook: string; readonly problems: readonly string[] };
  SeveralServices: { readonly services: readonly string[] };
};
