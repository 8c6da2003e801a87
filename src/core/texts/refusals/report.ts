import type { Refusals } from '../../report/refusals.ts';
import { factors } from '../../report/shapes.ts';
import { erased } from '../events/told.ts';
import { aimNames, dayText, missingText, sectionNames } from '../report.ts';
import { incident } from '../voice.ts';
import { list, oneLine, people, person, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** So much of a section is shown beside another one. */
const shownMost = 900;

/** Refusals about the report. */
export const reportRefusals: RefusalTexts<Refusals> = {
  ReportNotReady: ({ missing, toClose }, voice) => ({
    reason: `${missingText(missing)} ${toClose ? 'This severity is not closed without its report; all else goes on.' : 'What is written stays as it is.'}`,
    lift: sentences(
      missing.includes('factor')
        ? `${incident(voice, 'report factor add rehearsal <why>')} names one; they are ${list(
            factors.filter((one) => one !== 'technical'),
            8,
            'and',
          )}`
        : undefined,
      missing.some((one) => one !== 'factor' && one !== 'finish')
        ? `Close such a follow-up with ${incident(voice, 'report follow-up drop F1 <reason>')}, and add it again for somebody who is here`
        : undefined,
      missing.includes('finish')
        ? `Its owner says ${incident(voice, 'report ready')}; ${incident(voice, 'report')} shows it`
        : undefined,
      toClose
        ? `A lower severity closes without it: ${incident(voice, 'severity sev3 <reason>')}, where that is what it was`
        : undefined,
    ),
  }),
  ReportMoved: ({ section, revision, by, standing, yours }, voice) => ({
    reason: sentences(
      `${person(by, voice)} wrote the ${sectionNames[section]} of the report meanwhile, and you have not seen that, so it stays`,
      `It reads: ${standing === null ? erased : oneLine(standing, shownMost)}`,
      `You wrote: ${oneLine(yours, shownMost)}`,
    ),
    lift: `Put both into one and say so: ${incident(voice, `report write ${section} --revision ${revision} <text>`)}. What you wrote is on record, word for word.`,
  }),
  OwnReport: ({ writers }, voice) => ({
    reason: `A report is signed by somebody who did not write it, and ${people(writers, voice)} did. It stays as it is.`,
    lift: `Anybody else signs it with ${incident(voice, 'report sign')}.`,
  }),
  ReportOfAuthority: ({ who }, voice) => ({
    reason: `${person(who, voice)} decided in this sev1, and whoever decided does not write its report. Its owner stays.`,
    lift: `Name somebody else: ${incident(voice, 'report owner <@person>')}. Whoever decided can write in it all the same.`,
  }),
  NowhereToPublish: ({ isPrivate }, voice) => ({
    reason: `The incident has no channel in Slack, and no webhook takes ${isPrivate ? 'the reports of private incidents' : 'reports'}. The report stays as it is, and can be read.`,
    lift: `Whoever runs Sternway names one under report in sternway.yaml${isPrivate ? ', and says there that it may have private ones' : ''}. ${incident(voice, 'report')} gives the whole of it meanwhile.`,
  }),
  NotAPlaybookChange: ({ followUp, aim }, voice) => ({
    reason: `${followUp} is to ${aimNames[aim]} and asks for no change of a playbook. It stays open.`,
    lift: `Say that it is done: ${incident(voice, `report follow-up done ${followUp} <evidence>`)}.`,
  }),
  NoPlaybookRan: ({ followUp }, voice) => ({
    reason: `No playbook was followed in this incident, so none can be compared with what it says now. ${followUp} stays open.`,
    lift: `Say what was changed: ${incident(voice, `report follow-up done ${followUp} <evidence>`)}.`,
  }),
  SamePlaybook: ({ followUp, playbook, version, digest }, voice) => ({
    reason: `The playbook ${quoted(playbook)} is the very one that was followed: version ${oneLine(version, 40)}, ${digest.slice(0, 12)}. ${followUp} stays open.`,
    lift: `Change the file and have it reviewed, then say it again. If nothing is to change: ${incident(voice, `report follow-up drop ${followUp} <reason>`)}.`,
  }),
  OtherPlaybook: ({ followUp, playbook, said, version, digest }, voice) => ({
    reason: `The playbook ${quoted(playbook)} is version ${oneLine(version, 40)} now (${digest.slice(0, 12)}), and not ${quoted(said)}. ${followUp} stays open.`,
    lift: `Name the one that is there: ${incident(voice, `report playbook-change ${followUp} ${digest.slice(0, 12)}`)}. If yours is not merged or not deployed to Sternway yet, say it again once it is.`,
  }),
  DueInPast: ({ due, aim, nearest }, voice) => ({
    reason: `${dayText(due)} is over, and what is due is still to be done. No follow-up was added.`,
    lift: `The nearest working day is ${dayText(nearest)}: ${incident(voice, `report follow-up add ${aim} <@person> ${nearest} <text>`)}.`,
  }),
  UnknownFollowUp: ({ said, open }, voice) => ({
    reason: `No follow-up is called ${quoted(said)} here. Nothing changed.`,
    lift: sentences(
      open.length === 0 ? 'None is open' : `Open: ${list(open, 12)}`,
      `${incident(voice, 'report')} shows what each is`,
    ),
  }),
};
