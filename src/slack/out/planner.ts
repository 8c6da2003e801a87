import type { Announcement } from './channel/announcement.ts';
import type { Crew } from './channel/crew.ts';
import { setupJobs } from './channel/setup.ts';
import { homeOf, ownChannel, problemsOf } from './channel/where.ts';
import { desired } from './desired/all.ts';
import type { Fleet, Member } from './fleet.ts';
import type { Homes } from './homes.ts';
import { messageJobs } from './messages/jobs.ts';
import type { Hands } from './messages/vessel.ts';
import type { Job } from './send/job.ts';

type Parts = {
  readonly fleet: Fleet;
  readonly homes: Homes;
  readonly announcement: Announcement;
  readonly crew: Crew;
  readonly hands: Hands;
  readonly planBlock: () => boolean;
};

type Planned = { readonly of: string; readonly jobs: readonly Job[] };

export type Planner = {
  /** Every difference that is open now. What did not change since the last look is not computed again. */
  readonly jobs: () => Promise<readonly Job[]>;
  /** Incidents of which nothing can be told, because there is nowhere to tell it. */
  readonly homeless: () => readonly string[];
};

export function openPlanner(parts: Parts): Planner {
  const { fleet, homes, announcement, planBlock } = parts;
  const planned = new Map<string, Planned>();
  const jobsOf = (member: Member): readonly Job[] => {
    const of = [
      member.revision,
      announcement.channel(),
      announcement.trouble(),
      planBlock(),
    ].join();
    const known = planned.get(member.id);
    if (known?.of === of) return known.jobs;
    const jobs = jobsFor(parts, member);
    planned.set(member.id, { of, jobs });
    return jobs;
  };
  let homeless: readonly string[] = [];
  const jobs = async (): Promise<readonly Job[]> => {
    const members = await fleet.members();
    homeless = members.filter((one) => isHomeless(one, announcement)).map(({ id }) => id);
    const open = members.map((one) => ({
      sources: one.sources,
      channel: ownChannel(one.standing),
    }));
    const jobs = members.flatMap((member) => {
      const own = jobsOf(member);
      if (own.length === 0 && member.sources.incident.rung === 'closed') {
        fleet.release(member.id);
        planned.delete(member.id);
      }
      return own;
    });
    const of = members.map(({ id, revision }) => `${id} ${revision}`).join();
    return [...announcement.jobs(), ...jobs, ...homes.jobs(open, of)];
  };
  return { jobs, homeless: () => homeless };
}

const isHomeless = ({ sources, standing }: Member, { channel }: Announcement): boolean =>
  sources.incident.rung !== 'closed' &&
  standing.part('channel')?.state === 'failed' &&
  homeOf(standing, channel()) === undefined;

function jobsFor(
  { announcement, crew, hands, planBlock }: Parts,
  { id, sources, standing }: Member,
): readonly Job[] {
  const channel = announcement.channel();
  const home = homeOf(standing, channel);
  const stage = {
    setup: problemsOf(standing, announcement.trouble()),
    channel: ownChannel(standing),
    planBlock: planBlock(),
    isOpen: home !== undefined,
  };
  const wants = desired(sources, stage, standing);
  const vessel = { id, sources, standing, wants, home, announcement: channel };
  return [...setupJobs(crew, { id, sources, standing }), ...messageJobs(hands, vessel)];
}
