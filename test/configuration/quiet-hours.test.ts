import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../src/app/facts/incident.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { Target } from '../../src/core/ids.ts';
import { edited, good, kinds } from './sample.ts';

const read = (text: string) => readConfiguration('sternway.yaml', text, kinds);

function configuration(text: string): Configuration {
  const whole = read(text);
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value;
}

const said = (text: string): readonly string[] => {
  const whole = read(text);
  return whole.ok ? [] : whole.error.map(({ line, message }) => `${line}: ${message}`);
};

const pricing = 'environments: [prod]\n    authority: { roster: [second-oncall] }';
const night = { from: '22:00', to: '07:00', zone: 'Europe/Berlin' };
const everywhere = 'version: 1\nquiet_hours: 22:00-07:00 Europe/Berlin\n';
const whole = good.replace('version: 1\n', everywhere);

describe('quiet hours', () => {
  test('of the whole file hold for a service that has none of its own', () => {
    const { services } = configuration(whole);
    expect(services['pricing']).toMatchObject({ quietHours: night, zone: 'Europe/Berlin' });
  });

  test('and zone of a service stand before those of the whole file', () => {
    const own = `quiet_hours: 23:00-06:00\n    time_zone: Asia/Tokyo\n    ${pricing}`;
    const { services } = configuration(whole.replace(pricing, own));
    expect(services['pricing']).toMatchObject({
      quietHours: { from: '23:00', to: '06:00', zone: 'UTC' },
      zone: 'Asia/Tokyo',
    });
    expect(services['checkout']).toMatchObject({ quietHours: night });
  });

  test('are among the rules that an incident is declared under', () => {
    expect(rulesOf(configuration(whole), [Target.parse('pricing@prod')])).toMatchObject({
      quietHours: night,
      zone: 'Europe/Berlin',
    });
    const none = rulesOf(configuration(edited()), [Target.parse('pricing@prod')]);
    expect(none).not.toHaveProperty('quietHours');
    expect(none).not.toHaveProperty('zone');
  });

  test('in no known form, or in no known zone, are wrong where they stand', () => {
    expect(said(whole.replace('22:00-07:00 Europe/Berlin', 'at night'))).toEqual([
      '2: quiet hours are written "22:00-07:00 Europe/Berlin"',
    ]);
    expect(said(good.replace('version: 1\n', 'version: 1\ntime_zone: Berlin\n'))).toEqual([
      '2: a time zone is written Europe/Berlin, or UTC',
    ]);
  });
});
