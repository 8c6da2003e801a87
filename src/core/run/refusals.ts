/** Refusals about a run and its steps. */
export type Refusals = {
  NothingRuns: { readonly order: string };
  UnknownStep: {
    readonly said: string;
    readonly steps: readonly string[];
    readonly nearest: string | undefined;
  };
  /** A failed step stands in the way of going on. */
  StepInTheWay: { readonly step: string };
  /** Nobody can tell whether this step ran: a person settles it first. */
  StepUnsettled: { readonly step: string };
  /** The step is not in a state in which this order makes sense. */
  StepNotThere: { readonly step: string; readonly status: string; readonly order: string };
  EvidenceMissing: { readonly step: string; readonly evidence: string };
};
