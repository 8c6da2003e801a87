import type { Scene } from './scene.ts';

/** Where to go, and five lines that are enough to lead the incident there. */
export function invitation({ bot, workspace, directory, configuration }: Scene): readonly string[] {
  const env = `STERNWAY_URL=${bot.url} STERNWAY_DATA=${directory}/data STERNWAY_AS=first-oncall`;
  return [
    '',
    `The workspace: ${workspace.url}/?as=U0FIRST&at=C0GENERAL`,
    'There you are first-oncall; with ?as=U0SECOND you are second-oncall, with ?as=U0SUPPORT support-lead, each in a tab.',
    'Release 2 of checkout fails every third purchase.',
    '1. Type /rollback checkout in #general and press [Roll back]; the form confirms, and a channel opens that shows the run.',
    '   Or another course first: /rollback switch flag-off "the offers do it" in the channel of the incident; it fails on one instance, and /rollback switch RB-1 --undo "it fails" leads on.',
    '2. [Pause] on its pinned status stops the run at once and asks how to go on.',
    '3. Then support-lead is asked in the thread to ring the payment provider: [Done] asks for what shows it.',
    '4. What is left over waits at Home (of the app Sternway) of support-lead and second-oncall; /incident recovered says what is missing.',
    '5. Recovered comes by itself; first-oncall presses [Close] on the status.',
    'What else there is, typed in any channel, before the rollback or after it:',
    '   /drill start checkout: the same on a copy of the shop, scored at its end; in its channel /rollback checkout@staging, and so on as above.',
    '   /drill tabletop knight-capital-2012-08-01: a real night in decisions alone, which touches nothing.',
    '   /incident publish draft in the channel of the incident: the public is told once a second person approves it (whoever holds comms, else the one who decides: /incident assign comms @second-oncall names one), and reads it in this terminal. To say how far it is: /incident publish draft monitoring.',
    '   /incident report in the channel of the incident: what happened, filled in already.',
    '   /incident dashboard: a link that signs you in, to look around.',
    `Its configuration, to look at or to change while it runs: ${configuration}`,
    `Ctrl-C here ends it all, as does "kill ${process.pid}" from another terminal.`,
    `The same on the command line, as npx sternway status, in another terminal of this folder after: export ${env}`,
  ];
}
