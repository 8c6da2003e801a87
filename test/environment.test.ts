import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironment, Variables } from '../src/config.ts';

const lines = readFileSync('.env.example', 'utf8').split('\n');
const examples = lines.flatMap((line, index) => {
  const [, name, value = ''] = /^([A-Z_]+)=(.*)$/u.exec(line) ?? [];
  return name === undefined ? [] : [{ name, value, comment: lines[index - 1] ?? '' }];
});

describe('.env.example', () => {
  test('lists exactly the variables that the program knows, in the same order', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(Variables.shape));
  });

  test.each(examples)('says what $name means', ({ comment }) => {
    expect(comment).toMatch(/^# \S.{10,}\.?$/u);
  });

  test('shows the defaults: read as it stands it changes nothing', () => {
    const shown = Object.fromEntries(examples.map(({ name, value }) => [name, value]));
    expect({ ...readEnvironment(shown), env: {} }).toEqual({ ...readEnvironment({}), env: {} });
  });
});

describe('an environment', () => {
  test('is refused with every problem at once, each by the name of its variable', () => {
    const wrong = { PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'postgres://x' };
    expect(() => readEnvironment(wrong)).toThrowErrorMatchingInlineSnapshot(`
      [EnvironmentInvalid: The environment cannot be used:
        DATABASE_URL: this version keeps its registry in SQLite only; leave DATABASE_URL empty
        PORT: Too big: expected number to be <=65535
        LOG_LEVEL: Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"]
    `);
  });

  test('with nothing in it is good', () => {
    expect(readEnvironment({})).toMatchObject({ port: 3400, host: '127.0.0.1', redis: undefined });
    expect(
      readEnvironment({ STERNWAY_ALLOW_ADDRESSES: ' 127.0.0.1:*, ,10.0.0.0/8' }),
    ).toMatchObject({
      allowAddresses: ['127.0.0.1:*', '10.0.0.0/8'],
    });
    expect(readEnvironment({ REDIS_URL: 'redis://x', REDIS_MANAGED: 'yes' }).redis).toEqual({
      url: 'redis://x',
      managed: true,
    });
  });
});
