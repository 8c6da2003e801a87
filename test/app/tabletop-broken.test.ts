import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { fileScenarios } from '../../src/scenarios/file-scenarios.ts';
import type { Boat } from './rig.ts';
import { refused, underSail } from './story.ts';

const name = 'cloudflare-2019-07-02';
const whole = readFileSync(`scenarios/${name}.yaml`, 'utf8');

/** Begins a tabletop, as Ada, from a file with this text. */
async function playing({ ship }: Pick<Boat, 'ship'>, folder: string, text: string) {
  writeFileSync(join(folder, `${name}.yaml`), text);
  await ship.directory.refresh();
  const person = ship.directory.find('ada');
  if (person === undefined) throw new Error('Ada is known');
  return refused(
    handleOrder(
      { ...ship, scenarios: fileScenarios(folder) },
      {
        order: { kind: 'tabletopStart', scenario: name },
        incident: undefined,
        actor: { kind: 'person', person },
        arrival: { via: 'http', arrival: 'http:ada', key: 'once' },
      },
    ),
  );
}

const missing = /\n {4}why: "At 14:07[^\n]*/u;

describe('a tabletop of a file with a mistake', () => {
  test.each<readonly [string, string | RegExp, string, string]>([
    [
      'a kind that there is not',
      'kind: decide',
      'kind: decidd',
      ':26:11 "decidd" is not one of detect, declare, decide, act, validate, resolve, note, comms; did you mean "decide"?',
    ],
    [
      'a field that there is not',
      'kind: detect',
      'kin: detect',
      ':23:5 unknown key "kin"; did you mean "kind"?',
    ],
    ['a field that is missing', missing, '', ':53:5 "why" is missing'],
    [
      'a moment that is none',
      '2019-07-02T13:45:00Z',
      'a quarter to two',
      ':22:9 a moment is written "2012-08-01T13:30:00Z"',
    ],
    [
      'moments the wrong way round',
      '2019-07-02T13:45:00Z',
      '2019-07-02T13:00:00Z',
      ':22:9 is earlier than the one before it (2019-07-02T13:42:00.000Z)',
    ],
    [
      'an answer that was really given and is none',
      'really: find-out',
      'really: find',
      ':51:13 "find" is none of its options: find-out, undo-last, ask-who-decides',
    ],
    [
      'the same answer twice',
      'id: undo-last',
      'id: find-out',
      ':45:13 "find-out" stands there twice',
    ],
    [
      'a strategy that there is not',
      'strategy: flag-off',
      'strategy: flagoff',
      ':59:19 "flagoff" is not one of rollback, fix-forward, flag-off',
    ],
    [
      'a guardrail that is none',
      'breaks: [S5]',
      'breaks: [five]',
      ':65:18 a guardrail is written S5',
    ],
    [
      'an answer that no button shows',
      'Do both at the same time',
      'Do both '.repeat(10),
      ':64:15 longer than 75 characters',
    ],
    [
      'a target without an environment',
      'targets: [waf@prod]',
      'targets: [waf]',
      ':8:11 a target is written service@environment, in lower case',
    ],
    ['what is no YAML', 'lesson: ', '\tlesson: ', ':86:1 Tabs are not allowed as indentation'],
    [
      'another id than its name',
      `id: ${name}`,
      'id: other',
      ':1:1 it holds no incident of this id',
    ],
  ])(
    'says where %s stands and what is allowed, and plays nothing',
    async (_what, right, wrong, said) => {
      await using scene = await underSail();
      const { boat, harbor } = scene;
      const head = await boat.ship.registry.head();
      const no = await playing(boat, harbor.folder, whole.replace(right, wrong));
      expect(no.code).toBe('ScenarioBroken');
      expect(no.reason).toContain(`${name}.yaml${said}`);
      expect(no.reason).toContain('nothing began and nothing is played');
      expect(no.lift).toContain('/drill tabletop <scenario>');
      expect(await boat.ship.registry.summaries()).toEqual([]);
      expect(await boat.ship.registry.head()).toBe(head);
    },
  );
});
