import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { Answer } from '../../core/answer.ts';
import { maxFileBytes } from '../../lib/yaml-file.ts';
import { bodyIn } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { clean } from '../clean.ts';
import type { Client } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import { KeeperRefuses } from './keeper.ts';

const Done = z.object({
  imported: z.array(
    z.object({
      scenario: z.string(),
      incident: z.string(),
      status: z.enum(['imported', 'known', 'differs']),
    }),
  ),
});

const said = {
  imported: 'imported',
  known: 'was imported before; nothing changed',
  differs:
    'was imported before and stays as it was, though the file says something else now; correct its entries, or give the file another id',
} as const satisfies Record<z.infer<typeof Done>['imported'][number]['status'], string>;

/** Sends a file of recorded incidents to the running process, which takes in all of it or nothing. */
export async function importFile(
  shell: Shell,
  client: Client,
  { words: [, file, ...more], options }: Arguments,
): Promise<Exit> {
  if (file === undefined || more.length > 0) {
    shell.err('Usage: sternway registry import <file>\n');
    return exits.usage;
  }
  const text = await textIn(file);
  if (text === undefined) {
    shell.err(`${file} cannot be read as a text of at most 1 MB. Nothing was imported.\n`);
    return exits.refused;
  }
  const path = '/api/v1/registry/import';
  const response = await client.send(path, {
    method: 'POST',
    json: { file: basename(file), text },
  });
  const body = await bodyIn(response, client.access.url, z.union([Answer, Done]));
  const no = Answer.safeParse(body).data;
  if (no !== undefined && !no.accepted) {
    const { code, reason, lift } = no.refusal;
    throw new KeeperRefuses(`Refused (${code}): ${reason}\n${lift}`, code);
  }
  const { imported } = Done.parse(body);
  if (options.json) await shell.out(`${JSON.stringify({ imported })}\n`);
  else {
    for (const { scenario, incident, status } of imported) {
      await shell.out(clean(`${incident} ${scenario}: ${said[status]}.\n`));
    }
  }
  return exits.accepted;
}

/** The text of a file that is one; nothing where there is none, or it is too large or no text. */
async function textIn(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size > maxFileBytes) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    return undefined;
  }
}
