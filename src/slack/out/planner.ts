import type { Log } from '../../app/ship.ts';
import type { NextDrill } from '../../core/texts/next-drill.ts';
import type { Teller } from './beside.ts';
import type { Announcement } from './channel/announcement.ts';
import { setupJobs } from './channel/setup.ts';
import type { SetupTools } from './channel/tools.ts';
import { homeOf, ownChannel, problemsOf } from './channel/where.ts';
import { desired } from './desired/all.ts';
import { securityProblems } from './desired/security.ts';
import type { Homes } from './homes.ts';
import type { MessageTools } from './messages/incident.ts';
import { messageJobs } from './messages/jobs.ts';
import { type PictureTools, pictureJobs } from './picture.ts';
import { type PublicationTools, publicationJobs } from './publication.ts';
import type { Reread } from './reread.ts';
import type { Job } from './send/job.ts';
import type { Watched, WatchedIncident } from './watched.ts';

type Parts = {
  readonly watched: Watched;
  readonly homes: Homes;
  readonly nextDrills: Pick<Reread<readonly NextDrill[]>, 'look' | 'latest'>;
  readonly tellers: Teller;
  readonly announcement: Announcement;
  readonly setup: SetupTools;
  readonly messages: MessageTools;
  readonly pictures: PictureTools;
  readonly publications: PublicationTools;
  readonly planBlock: () => boolean;
  readonly log: Log;
};

type Planned = { readonly of: string; readonly jobs: readonly Job[] };

export type Planner = {
  /** Every difference that is open now. What did not change since the last look is not computed again. */
  readonly jobs: () => Promise<readonly Job[]>;
  /** Incidents of which nothing can be told, because there is nowhere to tell it. */
  readonly homeless: () => readonly string[];
  /** Incidents of which nothing can be told, because this program cannot word them. */
  readonly unworded: () => readonly string[];
};

export function openPlanner(parts: Parts): Planner {
  const { watched, homes, nextDrills, tellers, announcement } = parts;
  const plan = openPlans(parts);
  let homeless: readonly string[] = [];
  const jobs = async (): Promise<readonly Job[]> => {
    // All reading comes first: what is planned before something is waited for may be done by the time it is begun again.
    await Promise.all([tellers.look(), nextDrills.look()]);
    const all = await watched.all();
    homeless = all.filter((one) => isHomeless(one, announcement)).map(({ id }) => id);
    const open = all.map((one) => ({
      sources: one.sources,
      channel: ownChannel(one.standing),
    }));
    const jobs = all.flatMap((one) => {
      const own = plan.jobsOf(one);
      if (own.length === 0 && one.sources.incident.rung === 'closed') {
        watched.release(one.id);
        plan.forget(one.id);
      }
      return own;
    });
    const of = all.map(({ id, revision }) => `${id} ${revision}`).join();
    return [
      ...announcement.jobs(),
      ...jobs,
      ...tellers.jobs(),
      ...homes.jobs({ open, drills: nextDrills.latest() }, of),
    ];
  };
  return { jobs, homeless: () => homeless, unworded: plan.unworded };
}

/** What was computed for each incident; one that cannot be worded silences no other, and is tried anew when it changes. */
function openPlans(parts: Parts) {
  const { announcement, planBlock, log } = parts;
  const planned = new Map<string, Planned>();
  const unworded = new Set<string>();
  const worded = (one: WatchedIncident): readonly Job[] => {
    try {
      const jobs = jobsFor(parts, one);
      unworded.delete(one.id);
      return jobs;
    } catch (err) {
      log.warn({ event: 'SlackIncidentUnworded', incident: one.id, err });
      unworded.add(one.id);
      return [];
    }
  };
  return {
    jobsOf: (one: WatchedIncident): readonly Job[] => {
      const of = [one.revision, announcement.channel(), announcement.trouble(), planBlock()].join();
      const known = planned.get(one.id);
      if (known?.of === of) return known.jobs;
      const jobs = worded(one);
      planned.set(one.id, { of, jobs });
      return jobs;
    },
    forget: (id: string): void => {
      planned.delete(id);
      unworded.delete(id);
    },
    unworded: (): readonly string[] => [...unworded],
  };
}

const isHomeless = ({ sources, standing }: WatchedIncident, { channel }: Announcement): boolean =>
  sources.incident.rung !== 'closed' &&
  standing.part('channel')?.state === 'failed' &&
  homeOf(sources.incident, standing, channel()) === undefined;

function jobsFor(
  { announcement, setup, messages, pictures, publications, planBlock }: Parts,
  { id, sources, standing }: WatchedIncident,
): readonly Job[] {
  const channel = announcement.channel();
  const home = homeOf(sources.incident, standing, channel);
  const stage = {
    setup: [
      ...problemsOf(standing, announcement.trouble()),
      ...securityProblems(sources, standing.messages()),
    ],
    channel: ownChannel(standing),
    planBlock: planBlock(),
    isOpen: home !== undefined,
  };
  const wants = desired(sources, stage, standing);
  const told = {
    id,
    sources,
    standing,
    wants,
    home,
    announcement: channel,
    version: sources.version,
    isOver: sources.incident.rung === 'closed',
  };
  return [
    ...setupJobs(setup, { id, sources, standing }),
    ...messageJobs(messages, told),
    ...pictureJobs(pictures, told),
    ...publicationJobs(publications, told),
  ];
}
