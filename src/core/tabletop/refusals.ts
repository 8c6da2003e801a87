/** Refusals about tabletops. */
export type Refusals = {
  /** No file of such a name, or none was named; `known`: those that can be played. */
  NoScenario: { readonly scenario: string | undefined; readonly known: readonly string[] };
  /** A scenario without decisions has nothing to rehearse. */
  NoDecisions: { readonly scenario: string };
  /** None is played now that the order could be about. */
  NoTabletop: Readonly<Record<string, never>>;
  /** It is no tabletop, so nothing is played in it. */
  NotATabletop: { readonly incident: string };
  /** Decisions alone are rehearsed: what acts, or opens or ends an incident, has no place in it. */
  OnlyRehearsed: { readonly incident: string };
  /** `open`: the decision that is asked for now. */
  PointNotOpen: { readonly point: string; readonly open: string | undefined };
  /** `options`: those that there are. */
  NoSuchOption: {
    readonly point: string;
    readonly option: string;
    readonly options: readonly string[];
  };
  /** The story stands still already, for a decision. */
  StoryWaits: { readonly point: string; readonly options: readonly string[] };
};
