/** Refusals about checks and residuals. */
export type Refusals = {
  UnknownCheck: {
    readonly said: string;
    readonly checks: readonly string[];
    readonly nearest: string | undefined;
  };
  UnknownResidual: { readonly said: string; readonly residuals: readonly string[] };
  ResidualsOpen: { readonly residuals: readonly string[] };
};
