import type { LookName } from '../../core/doctor/rows.ts';
import type { Look } from '../bench.ts';
import { sameGround } from './ground.ts';
import { clock, disk } from './machine.ts';
import { anchors, pager, statusPage, trackers } from './outside.ts';
import { playbooks } from './playbooks.ts';
import { rosters } from './rosters.ts';
import { configuration, environment } from './rules.ts';
import { secrets } from './secrets.ts';
import { slackChannels, slackScopes, slackTokens } from './slack.ts';
import { postgresql, record, redis } from './stores.ts';

export type Looks = Readonly<Record<LookName, Look>>;

/** Every look there is, by the row that it fills. */
export const looks: Looks = {
  environment,
  configuration,
  playbooks,
  secrets,
  rosters,
  'slack tokens': slackTokens,
  'slack scopes': slackScopes,
  'slack channels': slackChannels,
  clock,
  redis,
  postgresql,
  disk,
  record,
  'same ground': sameGround,
  pager,
  trackers,
  'status page': statusPage,
  anchors,
};
