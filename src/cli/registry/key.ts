import type { Arguments } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';

/** Shows the key that signs anchors, or puts a new one in its place. Both are done in the data folder of this machine. */
export async function signingKey(
  shell: Shell,
  { access: { dataFolder } }: Pick<Client, 'access'>,
  { words: [word], options }: Arguments,
): Promise<Exit> {
  const rotate = word === 'rotate-key';
  const key = await shell.offline.signingKey(dataFolder, rotate);
  if (key === undefined) {
    shell.err(
      `There is no data folder ${dataFolder} on this machine (STERNWAY_DATA). Nothing was done.\n`,
    );
    return exits.refused;
  }
  const pem = pemOf(key.publicKey);
  await shell.out(
    options.json
      ? `${JSON.stringify({ key: key.id, publicKey: key.publicKey, pem })}\n`
      : `key ${key.id}\n${pem}${rotate ? rotated : known}`,
  );
  return exits.accepted;
}

const known =
  'Keep this somewhere else: whoever verifies compares it. With anchors.key_secret the key of that secret signs instead.\n';
const rotated =
  'This one signs from the next start on, and the one before it hands over then. Restart Sternway soon.\n';

const lineLength = 64;

function pemOf(publicKey: string): string {
  const base64 = Buffer.from(publicKey, 'hex').toString('base64');
  const lines = base64.match(new RegExp(`.{1,${lineLength}}`, 'gu')) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}
