import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ownFolder } from '../registry/sqlite-rig.ts';

const run = promisify(execFile);
const env = { ...process.env, STERNWAY_URL: 'http://127.0.0.1:9' };

describe('the program sternway', () => {
  test('says on an old Node how to run it', async () => {
    const old =
      "Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); import('./bin/sternway.js')";
    const failed = run(process.execPath, ['-e', old], { env });
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /needs Node 24 or newer; this is Node 20\.1\.0[\s\S]*npx sternway/u,
      ),
    });
  });

  test('runs on this one', async () => {
    const { stdout } = await run(process.execPath, ['bin/sternway.js', 'help'], { env });
    expect(stdout).toContain('rollback go [<plan>]');
  });

  test('looks over the playbooks that come with it', async () => {
    const args = ['bin/sternway.js', 'playbook', 'lint', 'playbooks/by-hand.yaml', 'package.json'];
    await expect(run(process.execPath, args, { env })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^package\.json:1:\d+ error: /u),
    });
  });

  test('makes the manifest with the names of commands in the configuration', async () => {
    await using folder = await ownFolder();
    const file = join(folder.path, 'sternway.yaml');
    await writeFile(
      file,
      `version: 1\nenvironments: { prod: {} }\npeople: {}\nservices: {}\ncommands: { rollback: sw-back }\n`,
    );
    const named = { env: { ...env, STERNWAY_CONFIG: file } };
    const made = await run(process.execPath, ['bin/sternway.js', 'manifest'], named);
    expect(made.stdout).toMatch(/command: \/incident\n[\s\S]*command: \/sw-back\n/u);
    await writeFile(file, 'version: 1\npeeple: {}\n');
    const failed = run(process.execPath, ['bin/sternway.js', 'manifest'], named);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`${file}:2:1 `),
    });
  });

  test('exits with 4 when nothing answers', async () => {
    const stop = run(process.execPath, ['bin/sternway.js', 'rollback', 'stop'], { env });
    await expect(stop).rejects.toMatchObject({
      code: 4,
      stderr: expect.stringContaining('does not answer at http://127.0.0.1:9'),
    });
  });
});
