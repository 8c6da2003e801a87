/** What a drill may be surprised with (capabilities, S54); each happens by what the core hears, never by what is done to the target. */
export const surpriseKinds = [
  'authority-silent',
  'check-fails',
  'step-hangs',
  'second-order',
] as const;
export type SurpriseKind = (typeof surpriseKinds)[number];
