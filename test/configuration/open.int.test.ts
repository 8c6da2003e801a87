import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import type { Problem } from '../../src/app/ports/playbooks.ts';
import { ConfigurationInvalid, openConfiguration } from '../../src/configuration/open.ts';
import { edited, good, kinds } from './sample.ts';

const observing = edited(['mode: act', 'mode: observe']);
const broken = edited(['mode: act', 'mode: obsrve']);

let directory = '';
let file = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sternway-configuration-'));
  file = join(directory, 'sternway.yaml');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** An answer that a test can wait for, and how often it came. */
function news<T>() {
  const heard: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    heard,
    tell: (value: T) => {
      heard.push(value);
      waiting.shift()?.(value);
    },
    next: () => new Promise<T>((resolve) => waiting.push(resolve)),
  };
}

/** Opened with events alone, or with looking every `pollMs` alone where the test says so. */
async function open(pollMs = 3_600_000, given = kinds) {
  const changes = news<Configuration>();
  const problems = news<readonly Problem[]>();
  const readings = news<undefined>();
  const configurations = await openConfiguration({
    file,
    kinds: given,
    pollMs,
    onChange: changes.tell,
    onProblem: problems.tell,
    onGood: () => readings.tell(undefined),
  });
  return { configurations, changes, problems, readings };
}

describe('a first reading', () => {
  test('that is good is in force', async () => {
    await writeFile(file, good);
    const { configurations } = await open();
    await using _ = configurations;
    expect(configurations.current().mode).toBe('act');
  });

  test('that is not good stops the start with all problems at once', async () => {
    await writeFile(file, edited(['mode: act', 'mode: obsrve'], ['admins:', 'admin:']));
    const refused = open();
    await expect(refused).rejects.toBeInstanceOf(ConfigurationInvalid);
    await expect(refused).rejects.toMatchObject({
      problems: [
        { file, line: 2, column: 7 },
        { file, line: 16, column: 1 },
      ],
    });
    await expect(refused).rejects.toThrow(`${file}:2:7 "obsrve" is not one of act, observe`);
  });

  test('of a file that is not there says so', async () => {
    await expect(open()).rejects.toThrow('there is no such file');
  });
});

describe('a bad edit', () => {
  test('that is taken back is told as a good reading, though nothing changed', async () => {
    await writeFile(file, good);
    const { configurations, changes, problems, readings } = await open(20);
    await using _ = configurations;
    const problem = problems.next();
    await writeFile(file, broken);
    await problem;
    const reading = readings.next();
    await writeFile(file, good);
    await reading;
    expect(changes.heard).toEqual([]);
  });
});

describe('a configuration in force', () => {
  test('gives way to a good edit', async () => {
    await writeFile(file, good);
    const { configurations, changes } = await open();
    await using _ = configurations;
    const change = changes.next();
    await writeFile(file, observing);
    expect((await change).mode).toBe('observe');
    expect(configurations.current().mode).toBe('observe');
  });

  test('gives way to a file that an editor moved into its place, time and again', async () => {
    await writeFile(file, good);
    const { configurations, changes } = await open();
    await using _ = configurations;
    for (const [text, mode] of [
      [observing, 'observe'],
      [good, 'act'],
      [observing, 'observe'],
    ] as const) {
      const change = changes.next();
      await writeFile(`${file}~`, text);
      await rename(`${file}~`, file);
      expect((await change).mode).toBe(mode);
    }
  });

  test('gives way when the link that it is mounted by is swapped', async () => {
    await Promise.all(['one', 'two'].map((name) => mkdir(join(directory, name))));
    await writeFile(join(directory, 'one', 'sternway.yaml'), good);
    await writeFile(join(directory, 'two', 'sternway.yaml'), observing);
    await symlink('one', join(directory, '..data'));
    await symlink('..data/sternway.yaml', file);
    const { configurations, changes } = await open();
    await using _ = configurations;
    const change = changes.next();
    await symlink('two', join(directory, '..new'));
    await rename(join(directory, '..new'), join(directory, '..data'));
    expect((await change).mode).toBe('observe');
  });

  test('stays when an edit is bad, and the problems are told; the next good edit counts', async () => {
    await writeFile(file, good);
    const { configurations, changes, problems } = await open();
    await using _ = configurations;
    const told = problems.next();
    await writeFile(file, broken);
    expect(await told).toMatchObject([{ file, line: 2, column: 7 }]);
    expect(configurations.current().mode).toBe('act');
    const change = changes.next();
    await writeFile(file, observing);
    await change;
    expect(configurations.current().mode).toBe('observe');
  });

  test('stays when the file goes away, and that is told', async () => {
    await writeFile(file, good);
    const { configurations, problems } = await open();
    await using _ = configurations;
    const told = problems.next();
    await rm(file);
    expect(await told).toMatchObject([
      { message: 'there is no such file; create it, or correct the name' },
    ]);
    expect(configurations.current().mode).toBe('act');
  });

  test('is not announced anew when only a comment changed', async () => {
    await writeFile(file, good);
    const judged = news<undefined>();
    const listening = {
      ...kinds,
      checks: kinds.checks.map((each) => ({
        ...each,
        with: each.with.superRefine(() => judged.tell(undefined)),
      })),
    };
    const { configurations, changes } = await open(undefined, listening);
    await using _ = configurations;
    const commented = judged.next();
    await writeFile(file, `# a comment\n${good}`);
    await commented;
    expect(changes.heard).toEqual([]);
  });

  test('is followed by looking where no event arrives: the directory was replaced', async () => {
    await writeFile(file, good);
    const { configurations, changes } = await open(20);
    await using _ = configurations;
    const change = changes.next();
    const other = `${directory}-other`;
    await rename(directory, other);
    await mkdir(directory);
    await writeFile(file, observing);
    expect((await change).mode).toBe('observe');
    await rm(other, { recursive: true });
  });

  test('that was closed hears nothing more', async () => {
    await writeFile(file, good);
    const { configurations, changes, problems } = await open(10);
    await configurations[Symbol.asyncDispose]();
    await writeFile(file, broken);
    const second = await open().catch((error: unknown) => error);
    expect(second).toBeInstanceOf(ConfigurationInvalid);
    expect([...changes.heard, ...problems.heard]).toEqual([]);
    expect(configurations.current().mode).toBe('act');
  });
});
