import { describe, expect, test } from 'vitest';
import { codesOf } from '../../src/app/record.ts';
import { aheadSamples } from '../core/texts/ahead-samples.ts';

describe.each(aheadSamples.PlanApprovedAhead)('what is stored of an event', (event) => {
  test('is its codes, without its type and without what people wrote', () => {
    expect(codesOf(event)).not.toHaveProperty('texts');
    expect(codesOf(event)).toMatchObject({ target: event.target, person: event.person });
  });

  test('is nothing where it could not be read again: the stream stays one that can be opened', () => {
    const playbook = { ...event.shape.playbook, grown: 'later' };
    expect(() => codesOf({ ...event, shape: { ...event.shape, playbook } })).toThrow(/grown/u);
  });
});
