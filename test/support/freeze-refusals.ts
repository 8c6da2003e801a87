import type { AnyRefusalMap } from '../../src/core/refusals.ts';

const target = 'checkout@prod';
const frozen = { target, frozen: '2', incident: 'INC-1', fix: undefined };

type Codes = 'ReleaseFrozen' | 'NothingFrozen' | 'GateClosed';

/** Facts for the refusals about what stays out of a target. */
export const freezeFacts: { readonly [C in Codes]: readonly AnyRefusalMap[C][] } = {
  ReleaseFrozen: [
    { ...frozen, asked: '2', why: 'same' },
    { ...frozen, asked: undefined, why: 'unknown' },
    { ...frozen, asked: '3', why: 'contains' },
    { ...frozen, asked: '3', why: 'without-fix', fix: 'f1f1f1f' },
  ],
  NothingFrozen: [
    { said: '9', frozen: ['release 2 on checkout@prod'] },
    { said: '9', frozen: [] },
  ],
  GateClosed: [
    { target, by: { incident: 'INC-1', mode: 'live', course: 'rollback is active' } },
    { target, by: { incident: 'INC-2', mode: 'drill', course: 'no strategy is active' } },
    { target, by: undefined },
  ],
};
