import type { PictureFormat } from '../core/timeline/orders.ts';
import { answerIn, tell } from './answer.ts';
import type { Options } from './arguments.ts';
import type { Client } from './client.ts';
import { type Exit, exits } from './exits.ts';
import { writeNew } from './new-file.ts';
import type { Shell } from './shell.ts';

/** Which picture of which incident goes where. */
type Wanted = {
  readonly incident: string;
  readonly format: PictureFormat;
  readonly zone: string | undefined;
  readonly out: string;
};

/** Fetches a picture and writes it into a new file; a refusal is told as any other. */
export async function picture(
  shell: Shell,
  client: Client,
  { incident, format, zone, out }: Wanted,
  options: Options,
): Promise<Exit> {
  const query = new URLSearchParams({ format, ...(zone !== undefined && { zone }) });
  const path = `/api/v1/incidents/${encodeURIComponent(incident)}/timeline?${query.toString()}`;
  const response = await client.send(path);
  if (!response.ok) return tell(shell, await answerIn(response, client), options);
  await writeNew(out, [new Uint8Array(await response.arrayBuffer())]);
  shell.err(`Written to ${out}.\n`);
  return exits.accepted;
}
