import { describe, expect, test } from 'vitest';
import { catchUpText } from '../../../src/core/texts/catch-up.ts';
import { happened, incidentAt, moments, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { unreadableIn } from './commands-in.ts';

const isMoment = (name: string): name is keyof typeof moments => name in moments;
const caughtUp = (name: keyof typeof moments) => {
  const scene = sceneAt(name);
  const sources = { title: 'Buying fails' };
  return catchUpText(incidentAt(name), happened(scene), sources, voiceAt(scene));
};

describe('what whoever comes late is told', () => {
  test.each(Object.keys(moments).filter(isMoment))(
    'fits twelve lines and says who decides, when %s',
    (name) => {
      const text = caughtUp(name);
      expect(text.split('\n').length).toBeLessThanOrEqual(12);
      expect(text).toMatch(/decide/u);
      expect(text).toContain('Buying fails');
      expect(text).not.toMatch(/undefined|null|NaN/u);
      expect(unreadableIn(text)).toEqual([]);
    },
  );

  test('begins with the drill that it is, and leaves out a title that was erased', () => {
    const scene = sceneAt('acting');
    const drill = { ...incidentAt('acting'), mode: 'drill' } as const;
    const text = catchUpText(drill, happened(scene), { title: undefined }, voiceAt(scene));
    expect(text).toMatch(/^DRILL INC-1, sev2\n/u);
  });
});
