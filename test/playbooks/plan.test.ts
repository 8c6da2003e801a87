import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Binding } from '../../src/app/ports/playbooks.ts';
import { Target } from '../../src/core/ids.ts';
import { handSteps } from '../../src/core/plan/by-hand.ts';
import { type CheckSpec, FrozenPlan, planHash } from '../../src/core/plan/plan.ts';
import { filePlaybooks } from '../../src/playbooks/file-playbooks.ts';
import { binding, edited, good, kinds, noData } from './sample.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sternway-playbooks-'));
});
afterAll(() => rm(directory, { recursive: true }));

const playbooks = () =>
  filePlaybooks({ directory, stepKinds: kinds.steps, checkKinds: kinds.checks });
const put = (text: string | Uint8Array, name = 'checkout-rollback') =>
  writeFile(join(directory, `${name}.yaml`), text);

async function plan(text: string, other: Partial<Binding> = {}): Promise<FrozenPlan> {
  await put(text);
  const made = await playbooks().makePlan('checkout-rollback', binding(other));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

async function refusal(text: string, other: Partial<Binding> = {}): Promise<readonly string[]> {
  await put(text);
  const made = await playbooks().makePlan('checkout-rollback', binding(other));
  return made.ok
    ? []
    : made.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const criterion = (other: Partial<CheckSpec> = {}): CheckSpec => ({
  id: 'orders-flow',
  kind: 'http',
  with: { url: 'https://checkout.example/${{ environment }}' },
  intervalMs: 1_000,
  timeoutMs: 1_000,
  soakMs: 0,
  initialDelayMs: 0,
  withinMs: 0,
  failureLimit: 0,
  inconclusiveLimit: 0,
  errorLimit: 0,
  secrets: [],
  ...other,
});
const keeping = (name: string): Binding['service']['data'] => ({
  ...noData,
  datasets: [{ name, owner: 'dba', rpo: {}, constraints: [] }],
});
const service = (check: CheckSpec) => ({
  criteria: [check],
  effects: [],
  data: noData,
  stakeholders: [],
  digest: 'd',
});

describe('a plan made from a good playbook', () => {
  test('has the shape that the core expects, and the same hash each time', async () => {
    const made = await plan(good);
    expect(FrozenPlan.parse(made)).toEqual(made);
    expect(planHash(await plan(good))).toBe(planHash(made));
  });

  test('holds every template bound, in steps, checks and compensations', async () => {
    const made = await plan(good, { inputs: { region: 'us-2' } });
    expect(JSON.stringify(made)).not.toContain('${{');
    expect(made.steps[0]?.with).toEqual({ argv: ['queue', 'pause', 'checkout', 'prod'] });
    expect(made.steps[1]?.with).toEqual({ url: 'https://deploy.example/us-2', method: 'POST' });
    expect(made.preconditions[0]?.with).toEqual({ url: 'https://checkout.example/1/compatible' });
    expect(made.compensate[0]?.step.with).toEqual({ argv: ['queue', 'resume', 'checkout'] });
    expect(made.inputs).toEqual({ region: 'us-2' });
  });

  test('applies defaults: of inputs, of checks, of steps', async () => {
    const made = await plan(good);
    expect(made.inputs).toEqual({ region: 'eu-1' });
    expect(made.mitigatedWhen[0]).toMatchObject({
      soakMs: 120_000,
      intervalMs: 1_000,
      timeoutMs: 10_000,
    });
    expect(made.criteria[0]).toMatchObject({ soakMs: 300_000, class: 'availability' });
    expect(made.steps[1]).toMatchObject({
      name: 'deploy',
      by: 'worker',
      rest: true,
      onFailure: { do: 'compensate' },
    });
    expect(made.steps[2]).toMatchObject({ by: 'clock', onFailure: { do: 'goto', step: 'tell' } });
    expect(made.steps[3]).toMatchObject({
      by: 'person',
      timeoutMs: 300_000,
      onFailure: { do: 'pause' },
    });
  });

  test('says which assumptions a check shows and which nothing proves', async () => {
    expect((await plan(good)).assumes).toEqual([
      { text: 'Release 1 reads rows of release 2', check: 'reads-rows' },
      { text: 'No other deploy is under way' },
    ]);
  });

  test('is estimated by its longest path of timeouts', async () => {
    // pause-queue 30 s, deploy 2 min; drain waits 10 s beside them, and tell is a person's.
    expect((await plan(good)).estimateMs).toBe(150_000);
    expect((await plan(edited(['duration: 10s', 'duration: 1h']))).estimateMs).toBe(3_630_000);
  });

  test('takes steps back with a step of its own id', async () => {
    const [undo] = (await plan(good)).compensate;
    expect(undo).toMatchObject({
      for: 'pause-queue',
      step: { id: 'pause-queue-undo', timeoutMs: 20_000 },
    });
  });

  test('joins the criteria of the service, bound as well', async () => {
    const made = await plan(good, { service: service(criterion()) });
    expect(made.criteria.map(({ id }) => id)).toEqual(['answers', 'orders-flow']);
    expect(made.criteria[1]?.with).toEqual({ url: 'https://checkout.example/prod' });
  });

  test('has another digest when a word changes, and the same when only comments do', async () => {
    const { digest } = (await plan(good)).playbook;
    expect((await plan(`# a comment\n${good}`)).playbook.digest).toBe(digest);
    expect((await plan(edited(['timeout: 30s', 'timeout: 31s']))).playbook.digest).not.toBe(digest);
    await put(good);
    expect(await playbooks().digest('checkout-rollback')).toEqual({ ok: true, value: digest });
  });

  test('never reads a value as a template', async () => {
    const made = await plan(
      edited(
        ['pattern: "[a-z]+-[0-9]"', 'description: x'],
        ['    description: Where the instances run\n', ''],
      ),
      {
        inputs: { region: 'a${{ target }}' },
      },
    );
    expect(made.steps[1]?.with['url']).toBe('https://deploy.example/a${{ target }}');
  });
});

describe('a binding that does not fit', () => {
  const needed = edited(['    default: eu-1\n', '']);
  test.each<[string, string, Partial<Binding>, readonly string[]]>([
    ['an input without a value', needed, {}, ['11:5 input "region": has no value; give one']],
    [
      'an input that nobody declared',
      good,
      { inputs: { regoin: 'x' } },
      ['10:3 there is no input "regoin"; did you mean "region"?'],
    ],
    [
      'an input that is inherited by every object',
      needed,
      { inputs: {} },
      ['11:5 input "region": has no value; give one'],
    ],
    [
      'an input that does not match',
      good,
      { inputs: { region: 'moon' } },
      ['11:5 input "region": "moon" does not match the pattern [a-z]+-[0-9]'],
    ],
    [
      'an input over two lines',
      good,
      { inputs: { region: 'eu-1\n' } },
      ['11:5 input "region": control characters and line breaks are not allowed'],
    ],
    [
      'an input too long',
      good,
      { inputs: { region: `${'a'.repeat(200)}-1` } },
      ['11:5 input "region": longer than 200 characters'],
    ],
    [
      'another service',
      good,
      { targets: [Target.parse('pricing@prod')] },
      ['5:12 it is for checkout, and none of pricing@prod is that'],
    ],
    [
      'two environments for one word',
      good,
      { targets: [Target.parse('checkout@prod'), Target.parse('checkout@staging')] },
      [
        '27:52 ${{ environment }} has no single value for checkout@prod, checkout@staging; make one plan for each',
      ],
    ],
    [
      'a check that the service has too',
      good,
      { service: service(criterion({ id: 'answers' })) },
      ['60:9 the service already has a success criterion "answers"; choose another id'],
    ],
    [
      'a dataset that the service does not declare',
      edited(['timeout: 30s', 'timeout: 30s\n    writes: [{ dataset: order, how: truncate }]']),
      { service: { ...service(criterion()), data: keeping('orders') } },
      ['31:25 the service declares no dataset "order"; did you mean "orders"?'],
    ],
    [
      'a criterion of no kind',
      good,
      { service: service(criterion({ kind: 'magic' })) },
      ['1:1 criterion "orders-flow": unknown kind magic'],
    ],
    [
      'a criterion that its kind refuses once bound',
      good,
      { service: service(criterion({ with: { url: '${{ environment }}' } })) },
      ['1:1 criterion "orders-flow": Invalid URL'],
    ],
    [
      'a value that the kind refuses once bound',
      edited(['"https://deploy.example/${{ inputs.region }}"', '"${{ inputs.region }}"']),
      {},
      ['39:18 Invalid URL'],
    ],
    [
      'a value that looks like a template to a kind that wants an address',
      edited(['"https://checkout.example/healthz"', '"${{ to.version }}"']),
      { to: { version: '${{ target }}' } },
      ['62:18 Invalid URL'],
    ],
  ])('%s is refused at its place', async (_, text, other, expected) => {
    expect(await refusal(text, other)).toEqual(expected);
  });
});

describe('a playbook file', () => {
  const problems = async (name: string) => {
    const read = await playbooks().digest(name);
    return read.ok ? [] : read.error.map(({ message }) => message);
  };

  test('that is not there is refused with what to do', async () => {
    expect(await problems('nowhere')).toEqual([
      'there is no such file; create it, or correct the name',
    ]);
  });

  test('that vanished since it was last read is refused', async () => {
    await put(good);
    expect(await problems('checkout-rollback')).toEqual([]);
    await rm(join(directory, 'checkout-rollback.yaml'));
    expect(await problems('checkout-rollback')).toEqual([
      'there is no such file; create it, or correct the name',
    ]);
  });

  test('that is a directory or a device is refused and not waited for', async () => {
    await symlink('/dev/zero', join(directory, 'zero.yaml'));
    await symlink(directory, join(directory, 'folder.yaml'));
    expect(await problems('zero')).toEqual(['it is not a file']);
    expect(await problems('folder')).toEqual(['it is not a file']);
  });

  test('over 1 MB is refused before it is read', async () => {
    await put(`${good}# ${'x'.repeat(1_000_000)}`, 'big');
    expect(await problems('big')).toEqual(['it is larger than 1 MB; split it']);
  });

  test('that is not text is refused', async () => {
    await put(new Uint8Array([0xff, 0xfe, 0x00]), 'bytes');
    expect(await problems('bytes')).toEqual(['it is not UTF-8 text; save it as UTF-8']);
  });

  test('under another name than its own is refused', async () => {
    await put(good, 'other');
    expect(await problems('other')).toEqual([
      'the file is called other.yaml; name and file must be the same',
    ]);
  });

  test.each(['../secret', '/etc/passwd', '', 'a/b', 'A', 'a\0'])(
    'asked for as %j is refused: a name is not a path',
    async (name) => {
      const [message] = await problems(name);
      expect(message).toContain('cannot be the name of a playbook');
    },
  );

  test('with only warnings makes a plan', async () => {
    const text = edited([good.slice(good.indexOf('validate:'), good.indexOf('rest:\n')), '']);
    expect((await plan(text)).criteria).toEqual([]);
  });
});

const containable = edited([
  'rest:\n',
  'contain:\n  - id: away\n    kind: exec\n    with: { argv: [away] }\n    compensate:\n      kind: exec\n      with: { argv: [back] }\nrest:\n',
]);

describe('a plan for another strategy', () => {
  test('takes the block contain alone, with its way back, and asks nothing beforehand', async () => {
    const made = await plan(containable, { strategy: 'contain' });
    expect(made).toMatchObject({
      strategy: 'contain',
      preconditions: [],
      assumes: [],
      finally: [],
    });
    expect(made.steps.map(({ id }) => id)).toEqual(['away']);
    expect(made.compensate.map((entry) => entry.for)).toEqual(['away']);
    expect(made).not.toHaveProperty('containable');
  });

  test('says of a rollback that its exposure can be stopped', async () => {
    expect(await plan(containable)).toMatchObject({ strategy: 'rollback', containable: true });
    expect(await plan(good)).not.toHaveProperty('containable');
  });

  test('is refused by a playbook that carries out another one', async () => {
    expect(await refusal(good, { strategy: 'flag-off' })).toEqual([
      expect.stringContaining('it carries out rollback, not flag-off'),
    ]);
    expect(await refusal(good, { strategy: 'contain' })).toEqual([
      expect.stringContaining('it has no contain: block'),
    ]);
    const flagOff = edited(['steps:\n', 'strategy: flag-off\nsteps:\n']);
    expect(await refusal(flagOff)).toEqual([
      expect.stringContaining('it carries out flag-off, not rollback'),
    ]);
    expect(await plan(flagOff, { strategy: 'flag-off' })).toMatchObject({ strategy: 'flag-off' });
  });

  test('is there as a containment where the playbook has one, or cannot be read to know', async () => {
    const has = async (text: string) => {
      await put(text);
      return playbooks().contains('checkout-rollback');
    };
    expect(await has(containable)).toBe(true);
    expect(await has(good)).toBe(false);
    expect(await has('steps: 7')).toBe(true);
  });

  test('by hand has what the service adds, or says what does not fit', () => {
    const made = playbooks().makeByHand(
      handSteps(['Turn it off']),
      binding({ strategy: 'flag-off', service: service(criterion()) }),
    );
    expect(made.ok && made.value).toMatchObject({
      strategy: 'flag-off',
      playbook: { name: 'by hand' },
      steps: [{ name: 'Turn it off' }],
      criteria: [{ with: { url: 'https://checkout.example/prod' } }],
    });
    expect(made.ok && FrozenPlan.parse(made.value)).toEqual(made.ok && made.value);
    const odd = service(criterion({ kind: 'nothing' }));
    expect(playbooks().makeByHand([], binding({ service: odd })).ok).toBe(false);
  });
});
