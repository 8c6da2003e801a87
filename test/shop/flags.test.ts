import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newFlags } from '../../sandbox/shop/checkout/flags.ts';
import { totalCents as release1 } from '../../sandbox/shop/checkout/v1.ts';
import { totalCents as release2 } from '../../sandbox/shop/checkout/v2.ts';

/** Two instances of release 2, which share a folder. */
function instances() {
  const directory = mkdtempSync(join(tmpdir(), 'shop-flags-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return [newFlags(directory, 'checkout-1'), newFlags(directory, 'checkout-2')] as const;
}

describe('the offers of release 2', () => {
  test('are on until they are turned off, and off they are charged as in release 1', () => {
    const [one] = instances();
    const cart = { items: [{ sku: 'rope', quantity: 2 } as const] };
    expect(() => release2(cart, one.areOffersOn())).toThrow('no offer');
    expect(one.turn({ on: false })).toEqual({ status: 200, body: { on: false } });
    expect(release2(cart, one.areOffersOn())).toBe(release1(cart));
    expect(one.answer()).toEqual({ status: 200, body: { on: false } });
  });

  test('are turned off by one instance alone, whose lock no other one gets', () => {
    const [one, two] = instances();
    one.turn({ on: false });
    expect(two.turn({ on: false })).toEqual({
      status: 409,
      body: { error: 'The lock of the offers is held by checkout-1.' },
    });
    expect(two.areOffersOn()).toBe(true);
    expect(one.turn({ on: false })).toMatchObject({ status: 200 });
  });

  test('are turned on again by any, also after that', () => {
    const [one, two] = instances();
    one.turn({ on: false });
    expect([one.turn({ on: true }), two.turn({ on: true })]).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
    expect(one.areOffersOn()).toBe(true);
  });

  test('stay as they are where nobody says what is wanted', () => {
    const [one] = instances();
    expect(one.turn({ off: true })).toMatchObject({ status: 400 });
    expect(one.areOffersOn()).toBe(true);
  });
});
