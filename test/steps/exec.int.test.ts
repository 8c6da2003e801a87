import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stepKinds } from '../../src/steps/kinds.ts';
import { stepRunner } from '../../src/steps/step-runner.ts';
import { effort, run, settings, step } from './rig.ts';

const exec = stepKinds.find(({ kind }) => kind === 'exec');

describe('a program given as argv', () => {
  test('gets its arguments as they are: no shell reads them', async () => {
    const argv = ['printf', '%s|', '$HOME', '; touch /tmp/owned', '`id`', '$(id)', '../..', '*'];
    const ending = await run('exec', { argv });
    expect(ending).toMatchObject({
      outcome: 'finished',
      output: '$HOME|; touch /tmp/owned|`id`|$(id)|../..|*|',
    });
  });

  test('finds who it works for in its environment, and nothing else of the bot', async () => {
    process.env['STERNWAY_PLANTED'] = 'xoxb-planted';
    const { output } = await run(
      'exec',
      { argv: ['env'], env: { REGION: 'north' } },
      { secrets: { DEPLOY_KEY: 'k-123456' } },
    );
    const names = output
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(new Set(names)).toEqual(
      new Set([
        ...Object.keys(settings.inherited),
        'REGION',
        'DEPLOY_KEY',
        'STERNWAY_REGISTRY',
        'STERNWAY_STEP',
        'STERNWAY_EPOCH',
        'STERNWAY_IDEMPOTENCY_KEY',
      ]),
    );
    expect(output).toContain(
      'STERNWAY_STEP=RB-1/one\nSTERNWAY_EPOCH=7\nSTERNWAY_IDEMPOTENCY_KEY=key-1',
    );
    expect(output).toContain('DEPLOY_KEY=[secret DEPLOY_KEY]');
  });

  test.each([
    ['an unknown program', { argv: ['no-such-program'] }, 'ProgramNotFound'],
    [
      'a file that may not be executed',
      { argv: [`${process.cwd()}/package.json`] },
      'NotExecutable',
    ],
    ['a directory that does not exist', { argv: ['true'], cwd: '/no/such/place' }, 'CwdMissing'],
    ['another exit code than expected', { argv: ['false'] }, 'ExitCode'],
    ['a program killed by somebody', { script: 'kill -9 $$', shell: true }, 'Killed'],
    [
      'output that does not match',
      { argv: ['echo', 'no'], stdout_match: '^yes$' },
      'OutputMismatch',
    ],
  ])('fails for %s, with a code and a sentence', async (_, given, code) => {
    const ending = await run('exec', given);
    expect(ending).toMatchObject({ outcome: 'failed', code });
    expect(ending.evidence['why']).toMatch(/\w+ \w+ \w+/u);
  });

  test('finishes with an exit code and an output that it declares', async () => {
    const given = {
      script: 'echo one; echo all done; exit 3',
      shell: true,
      expect_exit: [0, 3],
      stdout_match: '^all done$',
    };
    expect(await run('exec', given)).toMatchObject({ outcome: 'finished', evidence: { exit: 3 } });
  });

  test('is not started once its signal has aborted', async () => {
    const ending = await run('exec', { argv: ['true'] }, { signal: AbortSignal.abort() });
    expect(ending).toMatchObject({
      outcome: 'failed',
      code: 'Aborted',
      evidence: { started: false },
    });
  });

  test('cannot hang the bot with a pattern that backtracks for ever', async () => {
    const given = { argv: ['echo', `${'a'.repeat(60)}!`], stdout_match: '^(a+)+$' };
    expect(await run('exec', given)).toMatchObject({ outcome: 'failed', code: 'PatternTooSlow' });
  });
});

describe('a shell', () => {
  test.each([
    ['a script without shell: true', { script: 'id' }],
    ['shell: true without a script', { argv: ['id'], shell: true }],
    ['a script beside argv', { script: 'id', argv: ['id'], shell: true }],
    ['shell: false with a script', { script: 'id', shell: false }],
    ['no argv', { argv: [] }],
    ['a variable of ours', { argv: ['id'], env: { STERNWAY_STEP: 'RB-9/other' } }],
    ['a zero byte', { argv: ['id', 'a\0b'] }],
    ['a pattern that is none', { argv: ['id'], stdout_match: '(' }],
  ])('is refused for %s', (_, given) => {
    expect(exec?.with.safeParse(given).success).toBe(false);
  });

  test('gets its values as arguments, not as text', async () => {
    const given = { script: 'printf "%s" "$1"', shell: true, args: ['"; id; "'] };
    expect(await run('exec', given)).toMatchObject({ output: '"; id; "' });
  });
});

describe('what a program prints', () => {
  test('is hashed whole and kept at both ends, and the bot stays small while 100 MB pass', async () => {
    const size = 100_000_000;
    // What the first output teaches the allocator is not growth.
    await run('exec', { script: 'head -c 40000000 /dev/zero', shell: true });
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampler = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 5);
    const script = `printf begin; head -c ${size} /dev/zero | tr '\\0' x; printf end`;
    const ending = await run('exec', { script, shell: true });
    clearInterval(sampler);
    const hash = createHash('sha256').update('begin');
    for (let at = 0; at < size / 1_000_000; at += 1) hash.update(Buffer.alloc(1_000_000, 'x'));
    expect(ending.evidence).toMatchObject({
      bytes: size + 8,
      sha256: hash.update('end').digest('hex'),
    });
    expect(ending.output).toMatch(/^beginx+\n… 99967240 bytes left out …\nx+end$/u);
    expect(ending.output.length).toBeLessThan(33_000);
    expect((peak - before) / 1e6, 'growth in MB').toBeLessThan(60);
  }, 30_000);

  test('holds no secret: not in output, progress or evidence, and not when it comes in pieces', async () => {
    const lines: string[] = [];
    const secrets = { TOKEN: 'swordfish-9', KEY: 'line-one-is-long\nline-two-is-long' };
    const script = [
      'printf sword; sleep 0.05; printf "fish-9 and "; echo "$TOKEN" | base64',
      'echo "$KEY" | tail -1; echo "$TOKEN" >&2; echo "$TOKEN"',
      'printf swordfi',
    ].join('\n');
    const given = { script, shell: true };
    const ending = await run('exec', given, { secrets, progress: (line) => lines.push(line) });
    const all = JSON.stringify([ending, lines]);
    for (const value of [
      'swordfish-9',
      'line-two',
      Buffer.from('swordfish-9').toString('base64').slice(0, 12),
    ]) {
      expect(all).not.toContain(value);
    }
    expect(ending.output).toContain('[secret TOKEN] and ');
    expect(ending.output).toContain('[secret KEY]');
    expect(ending.output).toMatch(/swordfi$/u);
  });

  test('reaches the live tail a few lines a second, with a line that says how many are left out', async () => {
    const lines: string[] = [];
    await run(
      'exec',
      { script: 'seq 1 5000', shell: true },
      { progress: (line) => lines.push(line) },
    );
    expect(lines.slice(0, 2)).toEqual(['1', '2']);
    expect(lines.length).toBeLessThan(40);
    expect(lines.join()).toMatch(/… \d+ lines left out …/u);
  });
});

describe('the runner', () => {
  test('answers an unknown kind, a bad "with" and a bug as failed endings', async () => {
    const kinds = [
      {
        kind: 'bug',
        by: 'worker',
        doc: '',
        with: stepKinds[0]?.with,
        describe: () => '',
        run: () => Promise.reject(new Error('hunter22 is broken')),
      },
    ] as const;
    const { with: schema } = kinds[0];
    if (schema === undefined) throw new Error('no kind');
    const runner = stepRunner([{ ...kinds[0], with: schema }], settings);
    const some = effort({ secrets: { PW: 'hunter22' } });
    expect(await runner.runStep(step('nope', {}), some)).toMatchObject({ code: 'UnknownKind' });
    const crashed = await runner.runStep(step('bug', {}), some);
    expect(crashed).toMatchObject({ outcome: 'failed', code: 'Crashed' });
    expect(JSON.stringify(crashed)).not.toContain('hunter22');
    expect(await run('exec', { argv: 'ls -l' })).toMatchObject({
      outcome: 'failed',
      code: 'BadPlan',
    });
    expect(await run('wait', { duration: '5s' })).toMatchObject({ code: 'NotForWorkers' });
  });

  test.each([
    ['exec', { argv: ['kubectl', 'rollout', 'undo', 'a b'] }, 'run kubectl rollout undo "a b"'],
    ['exec', { script: 'one\ntwo', shell: true }, 'run the shell script: one two'],
    ['http', { method: 'PUT', url: 'https://router/weights' }, 'PUT https://router/weights'],
    ['manual', { instruction: 'Ring the bank', role: 'dba' }, 'dba: Ring the bank'],
    ['wait', { duration: '90s' }, 'wait 1 min 30 s'],
    ['exec', {}, 'exec (cannot be described)'],
  ])('describes %s in one line', (kind, given, line) => {
    expect(stepRunner(stepKinds, settings).describeStep(step(kind, given))).toBe(line);
  });
});
