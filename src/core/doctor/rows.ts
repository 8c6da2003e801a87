/** Everything that doctor looks at, in the order in which it tells it. `todo`: what to do where it is not as it has to be. */
export const rows = [
  {
    look: 'environment',
    asks: 'Can every variable of the environment be used?',
    todo: 'Set the variable that is named to what is said there; configure.md lists all of them. For scripts: nothing else is looked at that needs it.',
  },
  {
    look: 'configuration',
    asks: 'Is sternway.yaml without an error, and does it act or only observe?',
    todo: 'Mend the line and column that are named. `mode: act` is what carries anything out.',
  },
  {
    look: 'playbooks',
    asks: 'Is the playbook of every service there, and does it lint without an error?',
    todo: '`npx sternway playbook lint playbooks/*.yaml` says the same; write-a-playbook.md says how.',
  },
  {
    look: 'secrets',
    asks: 'Is every secret set that the configuration and its playbooks name?',
    todo: 'Set STERNWAY_SECRET_<NAME>, or put a file of that name into STERNWAY_SECRETS_DIR.',
  },
  {
    look: 'rosters',
    asks: 'Are there three people who can be reached for each protected target, each with an account in Slack and a pager?',
    todo: 'Add people to the roster, or what they lack: `slack`, `pager`. See rosters.md and page-people.md.',
  },
  {
    look: 'slack tokens',
    asks: 'Does Slack take the bot token and the app token, and is the workspace one that may order?',
    todo: 'Copy the token anew from the settings of the app in Slack; slack.md says where each stands.',
  },
  {
    look: 'slack scopes',
    asks: 'Was the app given every permission that it needs, and which of the others?',
    todo: 'Put the manifest of `npx sternway manifest` into the settings of the app, and install it again.',
  },
  {
    look: 'slack channels',
    asks: 'Are the channels there that are named, and is the bot in them?',
    todo: 'Make the channel, or `/invite @sternway` there.',
  },
  {
    look: 'clock',
    asks: 'Is the clock of this machine right?',
    todo: 'Turn on NTP (`timedatectl set-ntp true`). Slack refuses what is five minutes off.',
  },
  {
    look: 'redis',
    asks: 'Does the Redis for wake-ups answer, keep what it is told, and evict nothing?',
    todo: 'Put the two lines that are printed into redis.conf, or leave REDIS_URL empty.',
  },
  {
    look: 'postgresql',
    asks: 'Does the PostgreSQL that keeps the registry lose nothing, and is its clock that of this machine?',
    todo: 'Change the setting that is named in postgresql.conf, and reload; see postgres.md.',
  },
  {
    look: 'disk',
    asks: 'Is the data folder on a local disk that is not nearly full and writes fast enough?',
    todo: 'Free space, or point STERNWAY_DATA at a local disk.',
  },
  {
    look: 'record',
    asks: 'Does the chain of every open incident hold?',
    todo: 'Keep the file as it is, and run `npx sternway registry verify`; prove-the-record.md says what it means.',
  },
  {
    look: 'same ground',
    asks: 'Does the bot run on the machine, cluster or database that it is to roll back?',
    todo: 'Run the bot elsewhere: what takes the target down must not take the way back down.',
  },
  {
    look: 'pager',
    asks: 'Can people be woken: is there a pager, and does its address answer?',
    todo: 'Set `pager` in sternway.yaml, and let this machine reach it. Only a real page shows that somebody wakes.',
  },
  {
    look: 'trackers',
    asks: 'Does the place where follow-ups are kept answer?',
    todo: 'Let this machine reach it (proxy, firewall), or mend its address.',
  },
  {
    look: 'status page',
    asks: 'Does the place where the public is told answer?',
    todo: 'Let this machine reach it, or mend the address in its secret.',
  },
  {
    look: 'anchors',
    asks: 'Do the places outside that hold anchors answer, and have they the newest?',
    todo: 'Let this machine reach them, or mend their addresses and keys; see prove-the-record.md.',
  },
] as const;

export type Row = (typeof rows)[number];
export type LookName = Row['look'];
