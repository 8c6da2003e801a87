/**
 * How many generated cases a property is tried on: few while somebody waits for `npm run check`, many in `npm test`,
 * which sets TEST_CASES=many.
 */
export const cases = ({ few, many }: { readonly few: number; readonly many: number }): number =>
  process.env['TEST_CASES'] === 'many' ? many : few;
