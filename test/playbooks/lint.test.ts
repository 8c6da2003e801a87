import { describe, expect, test } from 'vitest';
import { rules } from '../../src/playbooks/lint/rules.ts';
import { lintPlaybook } from '../../src/playbooks/read.ts';
import { edited, good, kinds } from './sample.ts';

const findings = (text: string) => lintPlaybook('checkout-rollback.yaml', text, kinds);
const said = (text: string): readonly string[] =>
  findings(text).map(
    ({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`,
  );

describe('a good playbook', () => {
  test('has nothing wrong and nothing doubtful', () => {
    expect(said(good)).toEqual([]);
  });
});

/** What is wrong, the edits that make it so, and all that is said then. */
const broken: readonly (readonly [
  string,
  readonly (readonly [string, string])[],
  readonly string[],
])[] = [
  [
    'another apiVersion',
    [['sternway/v1', 'sternway/v2']],
    ['1:13 error expected "sternway/v1", found "sternway/v2"'],
  ],
  [
    'a misspelled field',
    [['needs: [pause-queue]', 'neds: [pause-queue]']],
    ['38:5 error unknown key "neds"; did you mean "needs"?'],
  ],
  [
    'a misspelled field at the top',
    [['validate:', 'validat:']],
    ['59:1 error unknown key "validat"; did you mean "validate"?'],
  ],
  [
    'an approval after a time that is not said',
    [['timeout: 30s', 'timeout: 30s\n    approve: { roles: [dba], on_timeout: deny }']],
    ['31:42 error on_timeout needs a timeout'],
  ],
  [
    'an approval in the end',
    [
      [
        'finally:\n  - id: resume-queue',
        'finally:\n  - approve: { roles: [dba] }\n    id: resume-queue',
      ],
    ],
    ['73:14 error a step of finally waits for nobody: ask before a step of steps'],
  ],
  [
    'a field twice',
    [['timeout: 30s', 'timeout: 30s\n    timeout: 40s']],
    ['31:5 error the key "timeout" is written twice'],
  ],
  [
    'an unknown kind of step',
    [['kind: wait', 'kind: wayt']],
    ['49:11 error unknown kind "wayt"; did you mean "wait"?'],
  ],
  [
    'an unknown kind of check',
    [['kind: human', 'kind: humane']],
    ['67:11 error unknown kind "humane"; did you mean "human"?'],
  ],
  ['a step without a kind', [['    kind: wait\n', '']], ['48:5 error "kind" is missing']],
  [
    'a misspelled word of a kind',
    [['instruction: "Tell', 'instructions: "Tell']],
    [
      '56:11 error "instruction" is missing',
      '56:13 error unknown key "instructions"; did you mean "instruction"?',
    ],
  ],
  [
    'an address that is none',
    [['"https://checkout.example/healthz"', 'healthz']],
    ['62:18 error Invalid URL'],
  ],
  ['a missing with', [['    with: { duration: 10s }\n', '']], ['48:5 error "duration" is missing']],
  [
    'a duration in other words',
    [['timeout: 30s', 'timeout: 30 seconds']],
    ['30:14 error "30 seconds" is not a duration; write for example 500ms, 30s, 5m, 2h or 7d'],
  ],
  [
    'a timeout of nothing',
    [['timeout: 30s', 'timeout: 0s']],
    ['30:14 error must be longer than 0s'],
  ],
  [
    'a timeout beyond a year',
    [['timeout: 30s', 'timeout: 400d']],
    ['30:14 error longer than a year'],
  ],
  [
    'an unknown way on failure',
    [['on_failure: compensate', 'on_failure: compensat']],
    [
      '41:17 error "compensat" is not one of pause, abort, continue, compensate, goto(step); did you mean "compensate"?',
    ],
  ],
  [
    'a version with a fraction',
    [['version: 3', 'version: 1.10']],
    ['7:12 error expected text; put the version in quotes'],
  ],
  [
    'no steps',
    [[good.slice(good.indexOf('steps:'), good.indexOf('validate:')), 'steps: []\n']],
    ['23:8 error a playbook has at least one step'],
  ],
  [
    'an id in capitals',
    [['id: drain', 'id: Drain']],
    ['48:9 error an id is lower-case letters, digits and dashes'],
  ],
  [
    'another name than the file',
    [['name: checkout-rollback', 'name: checkout-back']],
    ['4:9 error the file is called checkout-rollback.yaml; name and file must be the same'],
  ],
  [
    'a step id twice',
    [['id: traffic-away', 'id: drain']],
    ['69:9 error the id "drain" is already taken; choose another one'],
  ],
  [
    'an id that a compensation has',
    [['id: traffic-away', 'id: pause-queue-undo']],
    ['69:9 error the id "pause-queue-undo" is already taken; choose another one'],
  ],
  [
    'a check id twice',
    [['id: answers', 'id: deployed']],
    ['60:9 error the id "deployed" is already taken; choose another one'],
  ],
  [
    'an id too long to take back',
    [
      ['id: pause-queue\n', `id: ${'a'.repeat(60)}\n`],
      ['[pause-queue]', '[]'],
      ['[pause-queue]', '[]'],
      ['[pause-queue]', '[]'],
      ['on_failure: compensate', 'on_failure: pause'],
    ],
    ['24:9 error too long for a step with compensate; at most 58 characters'],
  ],
  [
    'a check called unproven',
    [['id: answers', 'id: unproven']],
    [
      '60:9 error no check may be called "unproven": under assumes the word means that there is none',
    ],
  ],
  [
    'an assumption on no precondition',
    [['check: reads-rows', 'check: read-rows']],
    ['16:12 error no precondition is called "read-rows"; did you mean "reads-rows"?'],
  ],
  [
    'a need that names nothing',
    [['needs: [deploy]', 'needs: [drain, deplyo]']],
    ['55:20 error needs "deplyo", but no step here is called that; did you mean "deploy"?'],
  ],
  [
    'a need across blocks',
    [['id: traffic-away\n', 'id: traffic-away\n    needs: [deploy]\n']],
    ['70:13 error needs "deploy", but no step here is called that'],
  ],
  [
    'a cycle',
    [
      ['id: pause-queue\n', 'id: pause-queue\n    needs: [tell]\n'],
      ['on_failure: goto(tell)', 'on_failure: pause'],
    ],
    ['25:12 error these steps wait for each other: pause-queue → tell → deploy → pause-queue'],
  ],
  [
    'a step that needs itself',
    [['id: traffic-away\n', 'id: traffic-away\n    needs: [traffic-away]\n']],
    ['70:12 error these steps wait for each other: traffic-away → traffic-away'],
  ],
  [
    'a retry of what may not be repeated',
    [['idempotent: yes', 'idempotent: no']],
    [
      '29:12 error retry needs idempotent: true: a step that may have run is not run again otherwise',
    ],
  ],
  [
    'a goto to nothing',
    [['goto(tell)', 'goto(tel)']],
    ['52:17 error goto(tel), but no step here is called that; did you mean "tell"?'],
  ],
  [
    'a goto to itself',
    [['goto(tell)', 'goto(drain)']],
    ['52:17 error goto(drain) leads back; a step runs once'],
  ],
  [
    'a misspelled word of a kind beside a template',
    [
      [
        'with: { url: "https://deploy.example/${{ inputs.region }}", method: POST }',
        'with: { url: "https://deploy.example/${{ inputs.region }}", methd: POST }',
      ],
    ],
    ['39:65 error unknown key "methd"; did you mean "method"?'],
  ],
  [
    'a goto that leads back',
    [['goto(tell)', 'goto(pause-queue)']],
    ['52:17 error goto(pause-queue) leads back; a step runs once'],
  ],
  [
    'a compensation of nothing',
    [['id: traffic-away\n', 'id: traffic-away\n    on_failure: compensate\n']],
    [
      '70:17 error neither "traffic-away" nor a step that it needs has compensate; there is nothing to take back',
    ],
  ],
  [
    'a compensation of waiting',
    [
      [
        'with: { duration: 10s }',
        'with: { duration: 10s }\n    compensate: { kind: wait, with: { duration: 1s } }',
      ],
    ],
    ['52:17 warning a step of kind wait changes nothing; there is nothing to take back'],
  ],
  [
    'no place to rest',
    [[good.slice(good.indexOf('rest:\n'), good.indexOf('finally:')), '']],
    [
      '24:5 error a pause after "pause-queue" would leave the service half way; say rest: yes where it is safe to stay, or add a rest: block',
    ],
  ],
  [
    'waves of which nobody says that the first one is small',
    [
      ['role: support }', 'role: support }\n    wave: 2'],
      ['    timeout: 2m', '    wave: 1\n    timeout: 2m'],
    ],
    [
      '1:1 warning it goes in waves; make wave 1 the smallest one (one instance, one region) and say first_wave: one',
    ],
  ],
  [
    'a first wave and no second one',
    [['validate:', 'first_wave: one\nvalidate:']],
    [
      '59:13 error first_wave: one, but the steps have no two waves; write wave: 1 and wave: 2 at them, or first_wave: all',
    ],
  ],
  [
    'a need of a later wave, through another step',
    [
      ['role: support }', 'role: support }\n    wave: 1'],
      ['    timeout: 30s', '    wave: 2\n    timeout: 30s'],
      ['validate:', 'first_wave: one\nvalidate:'],
    ],
    ['58:11 error it needs "pause-queue", which is of wave 2 and starts after wave 1 is through'],
  ],
  [
    'a wave on the way out',
    [
      [
        'with: { argv: [traffic, away] }',
        'with: { argv: [traffic, away] }\n    wave: 1\n    moves: traffic',
      ],
    ],
    [
      '72:11 error only under steps: nothing is compared with before on the way out or to rest',
      '73:12 error only under steps: nothing is compared with before on the way out or to rest',
    ],
  ],
  [
    'nothing that is compared with before',
    [['    moves: traffic\n', '']],
    [
      '23:1 warning no step says moves: traffic, moves: versions or wave:, so nobody will see when it gets worse than before',
    ],
  ],
  [
    'an unknown template',
    [['${{ to.version }}', '${{ to.versoin }}']],
    ['22:18 error unknown template "to.versoin"; did you mean "to.version"?'],
  ],
  [
    'a template of an unknown input',
    [['${{ inputs.region }}', '${{ inputs.regio }}']],
    [
      '10:3 warning no step or check uses it; write ${{ inputs.region }} or remove it',
      '39:18 error unknown template "inputs.regio"; did you mean "inputs.region"?',
    ],
  ],
  [
    'a template of a secret',
    [['${{ service }}', '${{ secrets.queue_token }}']],
    [
      '27:34 error a secret is never templated; list its name under secrets: and read it at run time',
    ],
  ],
  [
    'a template that calls',
    [['${{ service }}', '${{ process.exit() }}']],
    [
      '27:34 error unknown template "process.exit()"; known: inputs.region, to.version, from.version, target, service, environment',
    ],
  ],
  [
    'a template that is not closed',
    [['${{ service }}', '${{ service']],
    ['27:34 error the template is not closed: write ${{ name }}'],
  ],
  [
    'a template outside with',
    [['name: Pause the queue', 'name: Pause ${{ service }}']],
    ['25:11 error a template works only inside with:'],
  ],
  [
    'a template in a script',
    [['argv: [traffic, away]', 'script: "away ${{ to.version }}"']],
    [
      '71:21 error no template may stand here: it would be read as code; pass it as env, args or params',
    ],
  ],
  [
    'a template after sh -c',
    [['[traffic, away]', '[sh, -c, "away ${{ to.version }}"]']],
    [
      '71:28 error no template may stand here: it would be read as code; pass it as env, args or params',
    ],
  ],
  [
    'a default that does not fit',
    [['default: eu-1', 'default: moon']],
    ['12:14 error "moon" does not match the pattern [a-z]+-[0-9]'],
  ],
  [
    'a pattern that could run for ever',
    [['"[a-z]+-[0-9]"', '"(a+)+b"']],
    [
      '13:14 error a pattern is made of characters, classes like [a-z0-9.-], the quantifiers * + ? {n,m} (at most 3) and |, without groups',
    ],
  ],
  [
    'a secret with a strange name',
    [['[queue_token]', '["queue token"]']],
    ['31:15 error a secret is named with letters, digits, _ and -'],
  ],
  [
    'a containment that cannot be taken back',
    [['rest:\n', 'contain:\n  - id: drop\n    kind: exec\n    with: { argv: [drop] }\nrest:\n']],
    ['69:5 error "drop" of contain: cannot be taken back; add compensate: with the way back'],
  ],
  [
    'a backup that is written over data, and nothing that looks at what is lost',
    [
      [
        'timeout: 5m\n    moves: traffic',
        'timeout: 5m\n    moves: traffic\n    writes: [{ dataset: orders, how: restore }]',
      ],
    ],
    [
      '53:5 warning "tell" writes a backup over data, and nothing reconciles what is lost: add check_after:, or a step that needs it',
    ],
  ],
  [
    'a containment twice over',
    [
      ['steps:\n', 'strategy: contain\nsteps:\n'],
      ['rest:\n', 'contain:\n  - { id: drop, kind: wait, with: { duration: 1s } }\nrest:\n'],
    ],
    [
      '70:3 error strategy: contain makes the whole playbook a containment; write its steps under steps',
    ],
  ],
  [
    'neither validate nor mitigated_when',
    [[good.slice(good.indexOf('validate:'), good.indexOf('rest:\n')), '']],
    [
      '1:1 warning neither validate nor mitigated_when: only the criteria of the service will tell whether it worked',
    ],
  ],
];

describe('a playbook with', () => {
  test.each(broken)('%s says so at its place', (_, edits, expected) => {
    expect(said(edited(...edits))).toEqual(expected);
  });

  test('nothing but a broken rule is told by which rule it broke: every rule is reachable', () => {
    const reached = new Set(
      broken.flatMap(([, edits]) => findings(edited(...edits)).map(({ rule }) => rule)),
    );
    expect(rules.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  test('a template where a kind wants a number or an address is not judged before it is bound', () => {
    expect(said(edited(['"https://checkout.example/healthz"', '"${{ target }}"']))).toEqual([]);
    expect(said(edited(['argv: [traffic, away]', 'expect_exit: "${{ to.version }}"']))).toEqual([]);
  });

  test('a finally step that needs a main step is right', () => {
    expect(said(good)).toEqual([]);
    expect(good).toContain(
      'finally:\n  - id: resume-queue\n    kind: exec\n    needs: [pause-queue]',
    );
  });
});
