import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exits } from '../../src/cli/exits.ts';
import { proposeFiles } from '../../src/first-files.ts';
import { run } from './rig.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'init-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const init = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(['init', ...args], {
    env: { USER: 'Ana B' },
    offline: { propose: (wanted) => proposeFiles(wanted, env) },
  });

const runbook = '# Runbook: pricing\n1. Stop the jobs\n2. Deploy the older release\n';

describe('sternway init', () => {
  test('writes the configuration and a playbook for each service, and names them', async () => {
    const place = folder();
    mkdirSync(join(place, 'ops'));
    writeFileSync(join(place, 'ops', 'pricing-runbook.md'), runbook);
    const { exit, out } = await init([place, '--out', place]);
    expect(exit).toBe(exits.accepted);
    const written = [join(place, 'sternway.yaml'), join(place, 'playbooks/pricing-rollback.yaml')];
    expect(out.trim().split('\n')).toEqual(written);
    expect(readFileSync(join(place, 'sternway.yaml'), 'utf8')).toContain('ana-b: {}');
  });

  test.each(['sternway.yaml', 'playbooks/pricing-rollback.yaml'])(
    'never writes over %s: then nothing is written at all',
    async (path) => {
      const place = folder();
      const source = join(folder(), 'pricing.md');
      writeFileSync(source, runbook);
      mkdirSync(join(place, 'playbooks'));
      writeFileSync(join(place, path), 'mine');
      const { exit, err } = await init([source, '--out', place]);
      expect(exit).toBe(exits.refused);
      expect(err).toContain('nothing is ever written over. Nothing was written.');
      expect(readFileSync(join(place, path), 'utf8')).toBe('mine');
      expect(readdirSync(place, { recursive: true })).toHaveLength(2);
    },
  );

  test('shows all of it with --dry-run, and writes nothing', async () => {
    const place = folder();
    const { out, err } = await init(['--dry-run', place, '--out', place]);
    expect(out).toContain('# --- sternway.yaml\n# A start: nothing was found');
    expect(err).toContain('2 files would be written. Nothing was written.');
    expect(readdirSync(place)).toEqual([]);
  });

  test('refuses a path that is not there, and PagerDuty without a token', async () => {
    const gone = join(folder(), 'gone.yaml');
    expect(await init([gone])).toMatchObject({
      exit: exits.refused,
      err: `There is no file or folder ${gone}. Nothing was written.\n`,
    });
    const { exit, err } = await init([folder(), '--pagerduty']);
    expect(exit).toBe(exits.refused);
    expect(err).toContain('STERNWAY_SECRET_PAGERDUTY_TOKEN');
  });

  test.each([['--pagerduty=nowhere'], ['--force']])('does not understand %s', async (option) => {
    expect((await init([option])).exit).toBe(exits.usage);
  });
});
