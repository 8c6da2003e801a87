/** Refusals about recorded incidents. */
export type Refusals = {
  /** A file of a recorded incident that cannot be used; `problems` with file, line and column; `toPlay`: by a tabletop. */
  ScenarioBroken: { readonly problems: readonly string[]; readonly toPlay?: true };
  /** What others recorded is over: it is not opened again here. */
  OnlyRecorded: { readonly incident: string };
};
