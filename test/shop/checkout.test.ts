import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totalCents as release1 } from '../../sandbox/shop/checkout/v1.ts';
import { totalCents as release2 } from '../../sandbox/shop/checkout/v2.ts';
import { discounts, Sku } from '../../sandbox/shop/lib/catalog.ts';

const items = array(
  record({ sku: constantFrom(...Sku.options), quantity: integer({ min: 1, max: 100 }) }),
  { minLength: 1, maxLength: 5 },
);
const discountCode = constantFrom(...Object.keys(discounts));

describe('release 1 of checkout', () => {
  test('charges a cart without a code its plain sum', () => {
    expect(release1({ items: [{ sku: 'compass', quantity: 2 }] })).toBe(9_800);
  });

  test('takes a discount off once, however many lines there are', () => {
    const items = [
      { sku: 'compass', quantity: 1 },
      { sku: 'logbook', quantity: 1 },
    ] as const;
    expect(release1({ items: [...items], discountCode: 'WELCOME10' })).toBe(5_535);
  });

  test('charges whole cents for every cart', () => {
    assert(
      property(items, discountCode, (items, code) => {
        expect(release1({ items, discountCode: code })).toSatisfy(Number.isSafeInteger);
      }),
    );
  });
});

describe('release 2 of checkout', () => {
  test('fails for every cart without a code', () => {
    assert(
      property(items, (items) => {
        expect(() => release2({ items })).toThrow('no offer');
      }),
    );
  });

  test('agrees with release 1 about a single line with a code', () => {
    const line = items.map(([first]) => (first ? [first] : []));
    assert(
      property(line, discountCode, (items, code) => {
        const cart = { items, discountCode: code };
        expect(release2(cart)).toBe(release1(cart));
      }),
    );
  });

  test('takes the discount twice off a cart with several lines', () => {
    const several = items.filter(({ length }) => length > 1);
    assert(
      property(several, discountCode, (items, code) => {
        const cart = { items, discountCode: code };
        const once = release1(cart);
        expect(release2(cart)).toBe(Math.round((once * (100 - (discounts[code] ?? 0))) / 100));
      }),
    );
  });
});
