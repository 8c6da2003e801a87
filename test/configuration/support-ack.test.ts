import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { SupportRule } from '../../src/core/gates/rule.ts';
import { good, kinds } from './sample.ts';

const pricing = 'environments: [prod]\n    authority: { roster: [second-oncall] }';
const read = (written: string) =>
  readConfiguration(
    'sternway.yaml',
    good.replace(pricing, `${pricing}\n    support_ack: ${written}`),
    kinds,
  );

function ruleOf(written: string): SupportRule | undefined {
  const whole = read(written);
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value.services['pricing']?.supportAck;
}

/** What is wrong with it, and where; lines are counted from that of `support_ack`. */
function said(written: string): readonly string[] {
  const own = good.split('\n').findIndex((line) => line.startsWith('  pricing:')) + 5;
  const whole = read(written);
  return whole.ok
    ? []
    : whole.error.map(({ line, column, message }) => `+${line - own}:${column} ${message}`);
}

describe('support_ack', () => {
  test('asks the role support in half an hour where nothing else is said', () => {
    expect(ruleOf('{}')).toEqual({ mode: 'ack', role: 'support', afterMs: 1_800_000 });
    expect(ruleOf('notify')).toEqual({ mode: 'notify', role: 'support', afterMs: 1_800_000 });
  });

  test('holds role, time and hours, and how reports are counted', () => {
    expect(
      ruleOf(`
      role: dba
      after: 45m
      hours: "08:00-18:30 Europe/Berlin"
      reports: { kind: http, url: "https://desk.example/last-hour", path: $.open }
      usual: { kind: csv, file: /var/desk.csv, time: opened, within: 7d, per: 1h }`),
    ).toEqual({
      mode: 'ack',
      role: 'dba',
      afterMs: 2_700_000,
      hours: { from: 480, to: 1_110, zone: 'Europe/Berlin' },
      reports: {
        now: {
          kind: 'http',
          with: { url: 'https://desk.example/last-hour', path: '$.open' },
          secrets: [],
        },
        usual: {
          kind: 'csv',
          with: { file: '/var/desk.csv', time: 'opened', within: '7d', per: '1h' },
          secrets: [],
        },
      },
    });
    expect(ruleOf('{ reports: { kind: command, argv: [desk] }, usual: 12 }')?.reports).toEqual({
      now: { kind: 'command', with: { argv: ['desk'] }, secrets: [] },
      usual: 12,
    });
  });

  test.each([
    ['never', ['+0:18 expected "notify", found "never"']],
    ['{ role: suport }', ['+0:26 no role is called "suport"; did you mean "support"?']],
    [
      '{ after: soon }',
      ['+0:27 "soon" is not a duration; write for example 500ms, 30s, 5m, 2h or 7d'],
    ],
    [
      '{ hours: "18:00-08:00 Europe/Berlin" }',
      ['+0:27 the hours end after they begin, on the same day'],
    ],
    [
      '{ hours: "08:00-18:00 Europe/Berln" }',
      ['+0:27 nobody knows this time zone; write for example Europe/Berlin'],
    ],
    ['{ usual: 12 }', ['+0:27 what is usual says something only beside reports']],
    [
      '{ reports: { kind: htp, url: "https://desk.example" } }',
      ['+0:37 unknown kind "htp"; did you mean "http"?'],
    ],
    [
      '{ reports: { kind: http, url: "https://desk.example" } }',
      ['+0:29 say where the number stands: either path or metric'],
    ],
    ['{ reports: { kind: csv, file: a.csv, within: 1h } }', ['+0:29 time and within go together']],
    [
      '{ reports: { kind: command, argv: [desk] }, usual: -1 }',
      ['+0:69 a usual hour has 0 reports or more'],
    ],
    [
      '{ unless: weekend }',
      ['+0:20 unknown key "unless"; known: role, after, hours, reports, usual'],
    ],
  ])('that cannot be is wrong where it stands: %s', (written, problems) => {
    expect(said(written)).toEqual(problems);
  });
});
