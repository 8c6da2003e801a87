import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../slack/manifest.ts';
import { type RunningWorkspace, startWorkspace } from '../slack/workspace.ts';

/** Always the same where that is possible, so that a tab of the browser or a bookmark finds it again. */
const usualPort = 3939;
const manifest = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

/** The local workspace, at its usual port unless somebody else has that. */
export async function openWorkspace(): Promise<RunningWorkspace> {
  return startWorkspace({
    manifest: await readManifest(manifest),
    mode: { kind: 'socket' },
    port: (await isFree(usualPort)) ? usualPort : 0,
  });
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** What makes Sternway join the workspace. */
export const slackEnvironment = ({ apiUrl, tokens }: RunningWorkspace) => ({
  SLACK_MODE: 'socket',
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: tokens.bot,
  SLACK_APP_TOKEN: tokens.app,
  SLACK_ANNOUNCE_CHANNEL: '#incidents',
  SLACK_SOCKET_STAGGER: '1s',
});
