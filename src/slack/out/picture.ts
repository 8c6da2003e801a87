import { drawTimeline } from '../../app/reading/picture.ts';
import type { Ship } from '../../app/ship.ts';
import type { Picture } from '../../core/picture/picture.ts';
import { pictureOf } from '../../core/picture/picture-of.ts';
import { pictureFile } from '../blocks/picture.ts';
import { mayPass, type Trouble } from '../trouble.ts';
import { type ToldIncident, threadIn } from './messages/incident.ts';
import type { SlackClient } from './send/call.ts';
import type { Job } from './send/job.ts';
import { requestOf } from './send/request.ts';
import { upload } from './upload.ts';

/** What the picture is drawn and brought with. */
export type PictureTools = {
  readonly ship: Pick<Ship, 'pictures' | 'log'>;
  readonly client: Pick<SlackClient, 'filesUploadV2'>;
};

const key = 'picture';

type Place = NonNullable<ReturnType<typeof threadIn>>;

/**
 * The picture of an incident's timeline comes into its thread once, when it has recovered or was closed after something
 * was done. What is noted is that it is about to be posted, and that it was: after a crash in between it may come twice.
 */
export function pictureJobs(tools: PictureTools, told: ToldIncident): readonly Job[] {
  const { id, sources, standing, home } = told;
  const { rung, acted } = sources.incident;
  const row = standing.part(key);
  const isDue = acted && (rung === 'recovered' || rung === 'closed');
  if (!isDue || home === undefined || (row !== undefined && row.state !== 'trying')) return [];
  const place = threadIn(standing, home);
  const picture = place && pictureOf(sources.log, sources.voice);
  if (place === undefined || picture === undefined) return [];
  return [
    {
      id: `${id} ${key}`,
      lane: place.channel,
      first: requestOf('files.getUploadURLExternal'),
      priority: 2,
      run: () => bring(tools, told, { place, picture, isAgain: row !== undefined }),
    },
  ];
}

type Asked = { readonly place: Place; readonly picture: Picture; readonly isAgain: boolean };

async function bring(
  { ship, client }: PictureTools,
  { standing }: ToldIncident,
  { place, picture, isAgain }: Asked,
): Promise<Trouble | undefined> {
  const drawn = await drawTimeline(ship, picture);
  const failed = (code: string): Promise<void> =>
    standing.note(key, { kind: 'part', state: 'failed', code });
  if (drawn === undefined) {
    await failed('not_drawn');
    return undefined;
  }
  const file = pictureFile(picture, drawn);
  const comment = isAgain ? `Again: ${file.comment}` : file.comment;
  await standing.note(key, { kind: 'part', state: 'trying' });
  const trouble = await upload(client, ship.log, { ...place, ...file, comment });
  if (trouble === undefined)
    await standing.note(key, { kind: 'part', state: 'done', ref: place.thread });
  else if (mayPass(trouble)) return trouble;
  else await failed(trouble.code);
  return undefined;
}
