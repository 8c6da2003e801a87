import { fail, pass, type Seen, unknown, warn } from './finding.ts';

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** What rests on something that is broken is not looked at. */
export const withoutThat = (what: string): Seen =>
  unknown(`Not looked at, because ${what} cannot be used.`, `Mend ${what} first, and ask again.`);

export const lookLate = (seconds: number): Seen =>
  unknown(
    `It took longer than ${seconds} s, so it was given up; nothing else waited for it.`,
    'Ask again. If it stays so, see what this machine waits for: disk, network, a server that does not answer.',
  );

export const lookFailed = (why: string): Seen =>
  unknown(`It could not be looked at: ${oneLine(why)}.`, 'Mend that, and ask again.');

export const environmentGood = (known: number): Seen =>
  pass(`All ${known} variables that Sternway knows can be used.`);

export const environmentWrong = (problem: string): Seen =>
  fail(problem.endsWith('.') ? problem : `${problem}.`, 'Set it as it says, and start again.');

export type Wrong = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

export const wrongIn = ({ file, line, column, message }: Wrong): Seen =>
  fail(`${file}:${line}:${column} ${message}`, 'Mend that line; configure.md names all keys.');

export const editRefused = fail(
  'The last edit of the file is not in force, because it has errors. What was good before stays in force.',
  'Mend the lines below; it is read again by itself.',
);

export const configurationGood = (services: number, mode: 'act' | 'observe'): readonly Seen[] => [
  pass(`It names ${services} ${services === 1 ? 'service' : 'services'} and has no error.`),
  mode === 'act'
    ? pass('It acts: what people decide is carried out (mode: act).')
    : warn(
        'It only observes (mode: observe): nothing is carried out, and nothing goes out but what it says in Slack.',
        'When the first weeks are over, write `mode: act`.',
      ),
];

export type PlaybookSeen = {
  readonly name: string;
  readonly of: readonly string[];
  readonly errors: readonly Wrong[];
  readonly warnings: number;
};

/** One playbook that services name. */
export function judgePlaybook({ name, of, errors, warnings }: PlaybookSeen): readonly Seen[] {
  const users = of.join(', ');
  if (errors.length > 0) {
    return errors.map(({ file, line, column, message }) =>
      fail(
        `${name}, of ${users}: ${file}:${line}:${column} ${message}`,
        'Mend that line: no plan can be made with it. `npx sternway playbook lint <file>` looks again.',
      ),
    );
  }
  return warnings === 0
    ? [pass(`${name}, of ${users}, has no error.`)]
    : [
        warn(
          `${name}, of ${users}, can be used and has ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
          `Read them: npx sternway playbook lint on its file.`,
        ),
      ];
}

/** A service of which nobody says how it is rolled back. */
export const noPlaybook = (service: string): Seen =>
  warn(
    `${service} names no playbook: its rollback is written down by hand in the incident.`,
    'Write one (`npx sternway init` proposes it), and name it under the service.',
  );

export const noServices = fail(
  'It names no service, so nothing can be rolled back.',
  'Name one under services; `npx sternway init` proposes them.',
);

/** Secrets are told by name. */
export function judgeSecrets(
  named: readonly {
    readonly name: string;
    readonly of: readonly string[];
    readonly isSet: boolean;
  }[],
): readonly Seen[] {
  const missing = named.filter(({ isSet }) => !isSet);
  if (missing.length === 0) {
    return [
      pass(named.length === 0 ? 'None is named.' : `All ${named.length} that are named are set.`),
    ];
  }
  return missing.map(({ name, of }) =>
    fail(
      `${name} is named by ${of.join(', ')}, and is not set.`,
      `Set STERNWAY_SECRET_${name.toUpperCase().replaceAll('-', '_')}, or a file ${name} in STERNWAY_SECRETS_DIR.`,
    ),
  );
}

export const noSlack = pass(
  'There is no Slack here (no token is set): orders come over HTTP and the command line.',
);
export const slackSilent = (code: string): Seen =>
  unknown(
    `Slack does not answer (${code}).`,
    'See whether this machine reaches Slack: proxy, firewall, DNS.',
  );
export const tokenRefused = (which: string, code: string): Seen =>
  fail(
    `Slack does not take ${which} (${code}).`,
    `Copy ${which} anew from the settings of the app, and start again; slack.md says where it stands.`,
  );
export const botKnown = (team: string, id: string): Seen =>
  pass(`The bot token is good, for the workspace ${team} (${id}).`);
export const notListed = (id: string): Seen =>
  fail(
    `The workspace ${id} is not under workspaces in sternway.yaml, so nobody there may order.`,
    `Write workspaces: [${id}], or install the app in the workspace that is listed.`,
  );
export const appKnown = pass('The app token opens connections.');
export const signingUntried = unknown(
  'The signing secret has the form of one; only a request of Slack shows that it is the right one.',
  'Type a command in Slack: an answer shows it. `NotSignedBySlack` in the log shows that it is another one.',
);
export const signingStrange = warn(
  'The signing secret is not 32 hexadecimal digits, as those of Slack are.',
  'Copy it anew from "Basic Information" of the app.',
);
export const botUnknown = unknown(
  'Not looked at, because Slack did not take the bot token, or did not answer.',
  'See the row about tokens first, and ask again.',
);
export const scopesUntold = unknown(
  'Slack does not say which permissions the app was given.',
  'Look at "OAuth & Permissions" in the settings of the app; slack.md lists what is needed.',
);
export const noAnnouncing = warn(
  'No channel for announcements is named: nobody beside the channel of an incident hears of it.',
  'Set SLACK_ANNOUNCE_CHANNEL to the name of a channel.',
);

export const redisUnused = pass(
  'None is used: wake-ups travel in memory, and the registry sends what is pending again.',
);
export const redisGood = pass('It answers, evicts nothing, and keeps what it is told.');
export const redisTrusted = warn(
  'It answers. Its persistence is taken on trust (REDIS_MANAGED=yes).',
  'See at the provider that it has append-only files and maxmemory-policy noeviction.',
);
export const postgresUnused = pass('None is used: the registry is a file in the data folder.');

export function judgeRecord(streams: { readonly open: number; readonly broken: number }): Seen {
  const { open, broken } = streams;
  return broken === 0
    ? pass(`The chains of all ${open} open incidents hold.`)
    : fail(
        `The chains of ${broken} of ${open} open incidents do not hold: something was changed after it was recorded.`,
        'Keep the file as it is, run `npx sternway registry verify`, and tell whoever looks after security.',
      );
}
export const recordAway = (why: string): Seen =>
  unknown(why, 'Ask the running process (STERNWAY_URL), or stop it and ask again.');
export const readByRunning =
  'The record in PostgreSQL is read by the running process alone, and none answers here.';
export const recordNew = pass('There is no record yet: it begins with the first start.');

/** Somewhere outside that has to answer. */
export function judgeReach(what: string, answer: string | undefined): Seen {
  return answer === undefined
    ? pass(`${what} answers.`)
    : fail(
        `${what} does not answer: ${oneLine(answer)}.`,
        'Let this machine reach it (proxy, firewall, STERNWAY_ALLOW_ADDRESSES), or mend its address.',
      );
}
export const noPager = fail(
  'There is no pager: whoever sleeps is not woken, and a decision waits until somebody looks at Slack.',
  'Set `pager` in sternway.yaml; page-people.md has both kinds.',
);
export const pagerUntried = (kind: 'webhook' | 'pagerduty'): Seen =>
  pass(
    `It is ${kind === 'webhook' ? 'a webhook' : 'PagerDuty'}. That somebody wakes is shown by a real page alone: page yourself in a test incident.`,
  );
export const noTrackers = pass('None is named: follow-ups are kept here alone.');
export const noStatusPage = pass('None is named: the public is told by people.');
export const noPlaces = warn(
  'No place outside holds anchors: whoever can write the whole data folder could write history anew.',
  'Name a place under anchors in sternway.yaml; prove-the-record.md has four kinds.',
);
export const placesGood = (many: number): Seen =>
  pass(`All ${many} places have the newest anchors.`);
export const placeBehind = (sentence: string): Seen =>
  warn(
    sentence,
    'Let this machine reach it, or mend its address and key; it is tried again by itself.',
  );
export const placeUntried = (name: string): Seen =>
  unknown(`${name} is asked by the running process alone.`, 'Start Sternway, and ask again.');
export const addressHidden = (what: string): Seen =>
  unknown(
    `${what} was not asked: the secret with its address is not set.`,
    'Set the secret; see the row about secrets.',
  );
