import { formed } from '../parts/forms.ts';
import { forms, shown } from '../parts/report.ts';
import type { Verb } from '../verb.ts';

export const report: Verb = {
  family: 'incident',
  word: 'report',
  synonyms: ['postmortem', 'post-mortem', 'rca', 'retro'],
  usage:
    'report [md|html|json] [--template <shape>] · write <section> <text> · factor add|drop <factor> [why] · follow-up add <aim> <@owner> <day> <text> · follow-up done|drop <F1> <evidence> · playbook-change <F1> <version> · owner <@person> · ready · sign · publish',
  summary: 'The report of the incident: read it, write it, and what follows from it',
  examples: [
    'report',
    'report --template pagerduty',
    'report write summary "buying failed for 12 minutes"',
    'report factor add rehearsal nobody had tried the way back',
    'report follow-up add prevent @first-oncall 2026-12-01 test the migration both ways',
    'report follow-up done F1 merged as change 812',
    'report playbook-change F1 4',
    'report owner @second-oncall',
    'report ready',
    'report sign',
    'report publish',
  ],
  where: 'incident',
  danger: false,
  orders: [
    'report',
    'reportWrite',
    'reportFactor',
    'followUp',
    'followUpEnd',
    'playbookChange',
    'reportOwner',
    'reportFinish',
    'reportSign',
    'reportPublish',
  ],
  ...formed([shown, ...forms], shown.parse),
};
