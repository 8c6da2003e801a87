import { fail, pass, type Seen, warn } from './finding.ts';

type Rule = {
  readonly setting: string;
  /** Whether what the server says will do. */
  readonly isGood: (value: string) => boolean;
  readonly wanted: string;
  readonly verdict: 'warn' | 'fail';
  readonly why: string;
};

const isOn = (value: string): boolean => value === 'on';

/** What a server has to be set to so that a confirmed decision survives (PostgreSQL's manual, "Write Ahead Log"); `synchronous_commit` is set by Sternway for its own sessions. */
const rules: readonly Rule[] = [
  {
    setting: 'fsync',
    isGood: isOn,
    wanted: 'on',
    verdict: 'fail',
    why: 'a crash of the machine may destroy the whole database',
  },
  {
    setting: 'full_page_writes',
    isGood: isOn,
    wanted: 'on',
    verdict: 'fail',
    why: 'a crash of the machine may leave torn pages',
  },
  {
    setting: 'server_version_num',
    isGood: (value) => Number(value) >= 140_000,
    wanted: '140000 or newer',
    verdict: 'fail',
    why: 'Sternway does not start with an older one',
  },
  {
    setting: 'max_connections',
    isGood: (value) => Number(value) >= 30,
    wanted: '30 or more',
    verdict: 'warn',
    why: 'each process of the bot holds up to a dozen',
  },
  {
    setting: 'data_checksums',
    isGood: isOn,
    wanted: 'on',
    verdict: 'warn',
    why: 'a page that the disk spoiled is told late; `npx sternway registry verify` still finds it in the record',
  },
];

/** The settings that are asked for. */
export const settingsAsked: readonly string[] = rules.map(({ setting }) => setting);

/** What a server said of these settings, by name. One that it does not tell is told as such. */
export function judgePostgres(told: Readonly<Record<string, string | undefined>>): readonly Seen[] {
  const wrong = rules.flatMap(({ setting, isGood, wanted, verdict, why }) => {
    const value = told[setting];
    if (value !== undefined && isGood(value)) return [];
    const says = `${setting} is ${value ?? 'not told'}, and has to be ${wanted}: ${why}.`;
    const todo = `Set ${setting} = ${wanted} in postgresql.conf and reload, or ask whoever runs that server.`;
    return [value === undefined || verdict === 'warn' ? warn(says, todo) : fail(says, todo)];
  });
  return wrong.length > 0
    ? wrong
    : [pass(`All ${rules.length} settings that keep what was confirmed are as they have to be.`)];
}

/** The server did not answer, or did not let us in. */
export const postgresAway = (place: string, why: string): Seen =>
  fail(
    `${place} does not answer: ${why.replaceAll(/\s+/gu, ' ')}.`,
    'See that it runs, and that host, user, password and database in DATABASE_URL are right; postgres.md says how to set it up.',
  );
