import { existsSync } from 'node:fs';
import { RegistryHeld, RegistryUnavailable } from '../app/ports/registry-errors.ts';
import type { Log } from '../app/ship.ts';
import { systemClock as clock } from '../clock.ts';
import { EnvironmentInvalid, readEnvironment, type Settings } from '../config.ts';
import type { Examined, Finding } from '../core/doctor/report.ts';
import { rows } from '../core/doctor/rows.ts';
import { environmentWrong, readByRunning, withoutThat } from '../core/doctor/texts.ts';
import { addressGuard } from '../lib/http/address-guard.ts';
import { registryFile } from '../open-registry.ts';
import { openSqliteRegistry } from '../registry/sqlite/open.ts';
import { askSchedule, schedulePlace } from '../rosters/schedule.ts';
import { secretsFrom } from '../secrets.ts';
import type { Bench, RecordAt } from './bench.ts';
import { examine } from './examine.ts';
import { hiddenFrom } from './hidden.ts';
import { readRules } from './read-rules.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Nobody reads a log of looking around: what goes wrong is told. */
const quiet: Log = { info: () => undefined, warn: () => undefined };

/** Looks around without a running process. The registry is opened alone, and let go at the end. */
export async function examineAlone(env: Env): Promise<Examined> {
  const read = settingsIn(env);
  if (read instanceof EnvironmentInvalid) return withoutEnvironment(read);
  await using stack = new AsyncDisposableStack();
  const bench: Bench = {
    settings: read,
    configuration: await readRules(read),
    clock,
    log: quiet,
    secrets: secretsFrom(read.env, read.secretsDir),
    guard: addressGuard(read.allowAddresses),
    record: await recordIn(read, stack),
    ...(await peopleOf(read)),
    anchorsBehind: undefined,
  };
  // Awaited here: the registry is let go when this function ends.
  return await examine(bench, await hiddenFrom(bench));
}

function settingsIn(env: Env): Settings | EnvironmentInvalid {
  try {
    return readEnvironment(env);
  } catch (error) {
    if (error instanceof EnvironmentInvalid) return error;
    throw error;
  }
}

const withoutEnvironment = ({ problems }: EnvironmentInvalid): Examined => ({
  at: clock.now(),
  isRunning: false,
  findings: rows.flatMap(({ look }): readonly Finding[] =>
    look === 'environment'
      ? problems.map((problem) => ({ look, ...environmentWrong(problem) }))
      : [{ look, ...withoutThat('the environment') }],
  ),
});

async function recordIn(
  { data, database }: Settings,
  stack: AsyncDisposableStack,
): Promise<RecordAt> {
  // Others may work with a database meanwhile, and a new program would migrate it under them.
  if (database !== undefined) return { status: 'away', why: readByRunning };
  const file = registryFile(data);
  if (!existsSync(file)) return { status: 'new' };
  try {
    return { status: 'open', registry: stack.use(await openSqliteRegistry({ file, clock })) };
  } catch (error) {
    const isSaid = error instanceof RegistryHeld || error instanceof RegistryUnavailable;
    if (!isSaid) throw error;
    return { status: 'away', why: error.message };
  }
}

/** Each source is asked anew; one that does not say is silent. */
async function peopleOf(settings: Settings): Promise<Pick<Bench, 'members' | 'hasLeft'>> {
  const { slack, config, allowAddresses } = settings;
  const asking = slack && (await import('../slack/usergroups.ts'));
  const inGroup = slack && asking?.groupLister({ settings: slack, log: quiet });
  const ofAccount = slack && asking?.accountAsker({ settings: slack, log: quiet });
  const guard = addressGuard(allowAddresses);
  return {
    members: async (group, signal) => {
      const said =
        group.kind === 'schedule'
          ? askSchedule(schedulePlace(group.at, config), { guard, signal })
          : inGroup?.(group.id);
      return said?.catch(() => undefined);
    },
    hasLeft: async (account) => {
      try {
        // An account that Slack does not know reaches nobody either.
        return (await ofAccount?.(account)) ?? true;
      } catch {
        return undefined;
      }
    },
  };
}
