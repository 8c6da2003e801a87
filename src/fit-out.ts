import { hostname } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { helpFor } from '../commands/help.ts';
import { say } from '../commands/say.ts';
import { openIncidents } from './app/incidents.ts';
import { openRows } from './app/metrics/measured.ts';
import { closedWhileObserving, type WaysOut } from './app/observing.ts';
import { addressOf } from './app/people/address.ts';
import { openDirectory } from './app/people/directory.ts';
import type { Configuration, Configurations } from './app/ports/configuration.ts';
import type { Registry } from './app/ports/registry.ts';
import { RegistryUnavailable } from './app/ports/registry-errors.ts';
import { noRosters, type Rosters } from './app/ports/rosters.ts';
import type { WakeUps } from './app/ports/wake-ups.ts';
import type { World } from './app/ports/world.ts';
import { openLogs } from './app/reading/logs.ts';
import { openLessons } from './app/reports/lessons.ts';
import { recordRules } from './app/rules.ts';
import { openTails } from './app/run/tails.ts';
import type { Log, Ship } from './app/ship.ts';
import { openDeployed } from './app/targets/deployed.ts';
import { countKinds } from './checks/counts.ts';
import { checkKinds } from './checks/kinds.ts';
import { systemClock as clock } from './clock.ts';
import type { Settings } from './config.ts';
import { openConfiguration } from './configuration/open.ts';
import { addressGuard } from './lib/http/address-guard.ts';
import { inherited } from './lib/program/with.ts';
import { openPager } from './pager/open.ts';
import { openPictures } from './pictures/open.ts';
import { filePlaybooks } from './playbooks/file-playbooks.ts';
import { openPublisher } from './publisher/open.ts';
import { openWakeUps } from './queue/open-wake-ups.ts';
import type { Readiness } from './readiness.ts';
import { keepAccounts } from './rosters/accounts.ts';
import { keepRosters } from './rosters/keep.ts';
import { askSchedule, schedulePlace } from './rosters/schedule.ts';
import { fileScenarios } from './scenarios/file-scenarios.ts';
import { secretsFrom } from './secrets.ts';
import { stepKinds } from './steps/kinds.ts';
import { openStatusPage, openTrackers } from './trackers/open.ts';
import { program } from './version.ts';
import { realWorld } from './world.ts';

/** Rules that could not be recorded are tried again after this long. */
const recordAgainMs = 1_000;

/** What is put together, and where what has to be closed is put. */
export type Yard = {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly log: Log;
  readonly readiness: Pick<Readiness, 'refused' | 'good'>;
  readonly stack: AsyncDisposableStack;
};

/** Everything that the app works with, put together. */
export async function fitOut(yard: Yard): Promise<Ship> {
  const { settings, registry, log } = yard;
  const directory = openDirectory(registry);
  const adopt = async (configuration: Configuration): Promise<void> => {
    await directory.learn(configuration);
    await recordRules({ registry, clock }, configuration);
    log.info({ event: 'ConfigurationChanged', digest: configuration.digest });
  };
  const configurations = await rules(yard, adopt);
  await adopt(configurations.current());
  return {
    clock,
    wire: await wire(yard),
    ...closedWhileObserving({ configurations }, waysOut(yard, configurations)),
    registry,
    playbooks: filePlaybooks({ directory: settings.playbooks, stepKinds, checkKinds }),
    scenarios: fileScenarios(settings.scenarios),
    configurations,
    directory,
    rosters: await rosters(yard, { configurations, directory }),
    incidents: openIncidents(registry),
    logs: openLogs(registry),
    pictures: yard.stack.use(openPictures()),
    help: (allowed, about) => helpFor(allowed, { names: namesOf(configurations) }, about),
    say: (order) => say(order, namesOf(configurations)),
    tails: openTails(),
    rows: openRows(registry),
    deployedOn: openDeployed(registry),
    lessons: openLessons(registry),
    address: addressOf(settings.publicUrl),
    log,
    program,
    owner: `${hostname()}/${process.pid}/${uuid()}`,
  };
}

/** All that changes something outside, or tells somebody there. */
const waysOut = (yard: Yard, configurations: Configurations): WaysOut => ({
  world: world(yard),
  pager: openPager({ configurations, ...abroad(yard.settings) }),
  publisher: openPublisher({ configurations, ...abroad(yard.settings) }),
  trackers: openTrackers(abroad(yard.settings)),
  statusPage: openStatusPage(abroad(yard.settings)),
});

/** Who is in the groups that something outside knows. Slack's packages are loaded only where there is a Slack. */
async function rosters(
  { settings, log, stack }: Yard,
  { configurations, directory }: Pick<Ship, 'configurations' | 'directory'>,
): Promise<Rosters> {
  const { slack, data, config, allowAddresses } = settings;
  const guard = addressGuard(allowAddresses);
  const asking = slack && (await import('./slack/usergroups.ts'));
  const inSlack = slack && asking?.groupAsker({ settings: slack, directory, log });
  const ofAccount = slack && asking?.accountAsker({ settings: slack, log });
  const groups = stack.use(
    await keepRosters({
      clock,
      log,
      file: join(data, 'rosters.json'),
      groups: () => Object.values(configurations.current().groups ?? {}),
      ask: async (group, signal) => {
        if (group.kind === 'schedule') {
          return askSchedule(schedulePlace(group.at, config), { guard, signal });
        }
        if (inSlack === undefined) throw new Error('There is no Slack to ask');
        return inSlack(group.id);
      },
    }),
  );
  if (ofAccount === undefined) return { ...noRosters, last: groups.last };
  const { hasLeft, heard } = stack.use(
    keepAccounts({
      clock,
      log,
      file: join(data, 'accounts.json'),
      accounts: () => accountsIn(configurations.current()),
      ask: ofAccount,
    }),
  );
  return { last: groups.last, hasLeft, heard };
}

const accountsIn = ({ people }: Configuration): readonly string[] =>
  Object.values(people).flatMap(({ slack }) => slack.map((id) => `slack:${id}`));

const namesOf = (configurations: Configurations) => configurations.current().commands;

async function rules(
  { settings, log, readiness, stack }: Yard,
  adopt: (configuration: Configuration) => Promise<void>,
): Promise<Configurations> {
  const closing = new AbortController();
  const configurations = stack.use(
    await openConfiguration({
      file: settings.config,
      kinds: { checks: checkKinds, counts: countKinds },
      onChange: (edited) => untilRecorded(log, closing.signal, () => adopt(edited)),
      onProblem: (problems) => {
        log.warn({ event: 'ConfigurationRefused', problems });
        readiness.refused(problems);
      },
      onGood: () => readiness.good(),
    }),
  );
  stack.defer(() => closing.abort());
  return configurations;
}

/** An edit is in force also while the registry cannot be written: it comes on record as soon as it can be, or at the next start. */
async function untilRecorded(
  log: Log,
  closing: AbortSignal,
  adopt: () => Promise<void>,
): Promise<void> {
  while (!closing.aborted) {
    try {
      return await adopt();
    } catch (error) {
      if (!(error instanceof RegistryUnavailable)) throw error;
      log.warn({ event: 'RulesNotRecorded', err: error });
    }
    await clock.sleep(recordAgainMs, closing);
  }
}

async function wire({ settings: { redis }, registry, log, stack }: Yard): Promise<WakeUps> {
  return stack.use(
    await openWakeUps({
      redisUrl: redis?.url,
      redisManaged: redis?.managed,
      prefix: `{sternway-${registry.id}}`,
      onError: (err) => log.warn({ event: 'WireProblem', err }),
    }),
  );
}

/** With what this program speaks to servers of others. */
const abroad = ({ env, secretsDir, allowAddresses }: Settings) => ({
  secrets: secretsFrom(env, secretsDir),
  guard: addressGuard(allowAddresses),
});

function world({ settings, registry, log }: Yard): World {
  const { env, secretsDir, allowAddresses } = settings;
  return realWorld({
    registryId: registry.id,
    inherited: inherited(env),
    allow: allowAddresses,
    secrets: secretsFrom(env, secretsDir),
    warn: (sentence) => log.warn({ event: 'WorldUnclear', sentence }),
  });
}
