import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './redis.ts';

const server = '/usr/bin/prometheus';
const tool = '/usr/bin/promtool';

/** Whether tests against a real Prometheus can run here. On CI a missing one is a failure, not a skip. */
export function havePrometheus(): boolean {
  if (existsSync(server) && existsSync(tool)) return true;
  if (process.env['CI'] === 'true') {
    throw new Error(`${server} is missing: apt-get install prometheus`);
  }
  process.stderr.write(`skipped: ${server} is missing (apt-get install prometheus)\n`);
  return false;
}

/** What `promtool check metrics` says of a page of metrics; empty when it has nothing to say. */
export async function checkMetrics(text: string): Promise<string> {
  const child = spawn(tool, ['check', 'metrics'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part.toString()));
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()));
  child.stdin.end(text);
  await once(child, 'close');
  return said.join('');
}

/** A Prometheus of this test alone: loopback, free port, own directory, gone at the end. It scrapes one address each second. */
export async function startPrometheus(
  target: string,
  token: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'sternway-prometheus-'));
  const port = await freePort();
  const config = {
    scrape_configs: [
      {
        job_name: 'sternway',
        scrape_interval: '1s',
        authorization: { credentials: token },
        static_configs: [{ targets: [target] }],
      },
    ],
  };
  // JSON is YAML.
  await writeFile(join(dir, 'prometheus.yml'), JSON.stringify(config));
  const child = spawn(
    server,
    [
      `--config.file=${join(dir, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const exited = once(child, 'exit');
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
