import { z } from 'zod';
import { exactVerb } from '../../commands/lookup.ts';
import type { Options } from './arguments.ts';
import { clean } from './clean.ts';
import type { Client } from './client.ts';
import type { Shell } from './shell.ts';

const family = '/incident';

/**
 * Whether this line may be sent: all may, but a close of an incident that has not recovered is asked about once, because
 * it ends on record as not recovered. A script, which cannot be asked, has said what it means.
 */
export async function meantSo(
  shell: Shell,
  client: Client,
  { text, options }: { readonly text: string; readonly options: Options },
): Promise<boolean> {
  const canAsk = options.yes !== true && options.json !== true && shell.screen() !== undefined;
  if (!canAsk || !isClose(text)) return true;
  const open = await openOne(client, options.incident);
  if (open === undefined || open.rung === 'recovered' || open.runs.length === 0) return true;
  const said = await shell.ask(
    `${clean(open.id)} has not recovered: it is ${clean(open.rung)}. Type yes to close it as not recovered: `,
  );
  return said?.trim().toLowerCase() === 'yes';
}

const isClose = (text: string): boolean =>
  text.startsWith(`${family} `) &&
  exactVerb('incident', text.slice(family.length).trim())?.verb.word === 'close';

const List = z.object({ incidents: z.array(z.object({ id: z.string() })) });
const Details = z.object({ id: z.string(), rung: z.string(), runs: z.array(z.unknown()) });

/** The incident that is meant; undefined where that is not clear or not to be seen: then the process says so. */
async function openOne(
  client: Client,
  said: string | undefined,
): Promise<z.infer<typeof Details> | undefined> {
  const id = said ?? (await onlyOpen(client));
  if (id === undefined) return undefined;
  const details = Details.safeParse(await read(client, encodeURIComponent(id)));
  return details.data?.rung === 'closed' ? undefined : details.data;
}

async function onlyOpen(client: Client): Promise<string | undefined> {
  const open = List.safeParse(await read(client, '?open=true')).data?.incidents ?? [];
  return open.length === 1 ? open[0]?.id : undefined;
}

async function read(client: Client, what: string): Promise<unknown> {
  const path = what.startsWith('?') ? what : `/${what}`;
  const response = await client.send(`/api/v1/incidents${path}`);
  return response.json().catch(() => undefined);
}
