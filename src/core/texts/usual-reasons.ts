/**
 * Why command is taken, as it usually is (product.md, "Roles"): offered where a reason can be chosen. Whatever else it is
 * can be said in one's own words.
 */
export const usualReasons = [
  'The authority cannot be reached',
  'The decision that stands is causing harm',
  'The authority is bound up in another incident',
  'The authority asked for it and cannot hand over',
  'A rule asks for two people and only one is there',
] as const;
