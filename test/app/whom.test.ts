import { describe, expect, test } from 'vitest';
import { inNames, personSaid } from '../../src/app/orders/whom.ts';
import type { Directory } from '../../src/app/people/directory.ts';
import { PersonId } from '../../src/core/ids.ts';

const bo = PersonId.parse('p_bo');
const directory: Pick<Directory, 'find' | 'nameOf' | 'with'> = {
  find: (said) => (said === '@bo' ? bo : undefined),
  nameOf: () => 'bo',
  with: (account) => (account === 'slack:U0BO' ? bo : undefined),
};

describe('a person in an order', () => {
  test('is meant by name, and by the account in Slack', () => {
    expect(personSaid(directory, '@bo')).toBe(bo);
    expect(personSaid(directory, '@U0BO')).toBe(bo);
    expect(personSaid(directory, '@U0OZ')).toBeUndefined();
  });

  test('goes on record by name, however they were named', () => {
    const assign = { kind: 'assign', role: 'ops', who: '@U0BO' } as const;
    expect(inNames(directory, assign)).toEqual({ ...assign, who: '@bo' });
    expect(inNames(directory, { ...assign, who: '@oz' })).toMatchObject({ who: '@oz' });
    expect(inNames(directory, { kind: 'close', reportOwner: '@U0BO' })).toEqual({
      kind: 'close',
      reportOwner: '@bo',
    });
    expect(inNames(directory, { kind: 'close' })).toEqual({ kind: 'close' });
    expect(inNames(directory, { kind: 'stop' })).toEqual({ kind: 'stop' });
  });
});
