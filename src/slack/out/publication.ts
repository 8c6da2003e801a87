import { handleReport } from '../../app/handle-report.ts';
import type { Ship } from '../../app/ship.ts';
import { reportHtml } from '../../core/report/document/html.ts';
import { publishedIn } from '../../core/report/document/published.ts';
import { undelivered } from '../../core/report/publishing.ts';
import { publishedFile } from '../../core/texts/publication.ts';
import { reportTitle } from '../../core/texts/slack-answers.ts';
import { mayPass, type Trouble } from '../trouble.ts';
import { ownChannel } from './channel/where.ts';
import { publicationKey, type SlackPlace, slackPlaces } from './desired/publication.ts';
import type { ToldIncident } from './messages/incident.ts';
import type { SlackClient } from './send/call.ts';
import type { Job } from './send/job.ts';
import { requestOf } from './send/request.ts';
import type { MessageRow } from './standing.ts';
import { upload } from './upload.ts';

/** What a report is published in Slack with. */
export type PublicationTools = {
  readonly ship: Ship;
  readonly client: Pick<SlackClient, 'filesUploadV2'>;
  /** Why there is no announcement channel; nothing while it is looked for, and where there is one. */
  readonly unannounced: () => string | undefined;
};

type Bringing = {
  readonly told: ToldIncident;
  readonly place: SlackPlace;
  readonly publication: number;
};

/**
 * The file of a published report comes into the thread of its message at each place in Slack, and what became of it goes
 * on record. What is noted is that it is about to be brought, and that it was: after a crash in between it may come twice.
 */
export function publicationJobs(tools: PublicationTools, told: ToldIncident): readonly Job[] {
  const { incident } = told.sources;
  const publication = incident.report?.published?.publication;
  if (publication === undefined) return [];
  const open = undelivered(incident);
  return slackPlaces
    .filter((place) => open.includes(place))
    .flatMap((place) => jobAt(tools, { told, place, publication }));
}

/** What is left to do at a place, and in which lane; nothing where it waits for its message, or is done. */
function jobAt(tools: PublicationTools, bringing: Bringing): readonly Job[] {
  const { told, place } = bringing;
  const left = leftAt(tools, bringing);
  return left === undefined
    ? []
    : [
        {
          id: `${told.id} ${publicationKey(place)} file`,
          first: requestOf('files.getUploadURLExternal'),
          priority: 2,
          ...left,
        },
      ];
}

function leftAt(
  tools: PublicationTools,
  bringing: Bringing,
): Pick<Job, 'lane' | 'run'> | undefined {
  const { told, place, publication } = bringing;
  const row = told.standing.message(publicationKey(place));
  const part = told.standing.part(partOf(place, publication));
  if (part?.ref === onRecord) return undefined;
  const why = row?.state === 'refused' ? refusedAs(row) : nowhere(tools, told, place);
  const lane = `${told.id} publication`;
  if (why !== undefined) return { lane, run: () => tell(tools, bringing, why) };
  if (part?.state === 'done') return { lane, run: () => tell(tools, bringing, undefined) };
  const where = row && threadOf(row);
  return where && { lane: where.channel, run: () => bring(tools, bringing, where) };
}

const refusedAs = ({ code = 'Refused' }: MessageRow): string => code;

const threadOf = ({ state, channel, ts }: MessageRow) =>
  state === 'stands' && ts !== undefined ? { channel, thread: ts } : undefined;

/** Why there is no such place; nothing where it is there, or may still come. */
function nowhere(
  { unannounced }: PublicationTools,
  { standing }: ToldIncident,
  place: SlackPlace,
): string | undefined {
  if (place === 'announcement') return unannounced();
  const part = standing.part('channel');
  return ownChannel(standing) === undefined && part?.state !== 'trying'
    ? (part?.code ?? 'NoChannel')
    : undefined;
}

/** What became of it stands in the record: nothing is left to do, though that may be read a moment later. */
const onRecord = 'on record';

const partOf = (place: SlackPlace, publication: number): string =>
  `${publicationKey(place)}.${publication}`;

async function bring(
  tools: PublicationTools,
  bringing: Bringing,
  where: { readonly channel: string; readonly thread: string },
): Promise<Trouble | undefined> {
  const { ship, client } = tools;
  const { told, place, publication } = bringing;
  const { id, sources, standing } = told;
  const document = publishedIn(sources.log, sources.voice, publication);
  if (document === undefined) return undefined;
  const part = partOf(place, publication);
  const comment = publishedFile(id, publication);
  const isAgain = standing.part(part) !== undefined;
  await standing.note(part, { kind: 'part', state: 'trying' });
  const trouble = await upload(client, ship.log, {
    ...where,
    filename: `${id}-report-${publication}.html`,
    title: reportTitle(id),
    content: reportHtml(document),
    comment: isAgain ? `Again: ${comment}` : comment,
  });
  if (trouble !== undefined && mayPass(trouble)) return trouble;
  if (trouble === undefined) await standing.note(part, { kind: 'part', state: 'done' });
  return tell(tools, bringing, trouble?.code);
}

/** Puts on record what became of it: `code` says why it is not there. */
async function tell(
  { ship }: PublicationTools,
  { told, place, publication }: Bringing,
  code: string | undefined,
): Promise<undefined> {
  await handleReport(
    ship,
    {
      kind: 'reportDelivered',
      publication,
      place,
      outcome: code === undefined ? 'delivered' : 'failed',
      code,
    },
    { incident: told.id, actor: 'slack' },
  );
  const state = code === undefined ? 'done' : 'failed';
  await told.standing.note(partOf(place, publication), { kind: 'part', state, ref: onRecord });
  return undefined;
}
