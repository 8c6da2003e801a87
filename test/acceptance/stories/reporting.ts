import { first, type Story, second, step, support } from '../story.ts';

/** What is learned: two write the report, somebody else signs it. */
export const reporting: Story = {
  service: 'reporting',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'reporting-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 reporting "5xx"', 'accepted'),
    support.typesElsewhere('report', '/incident report', 'WhichIncident'),
    support.types('report', '/incident report', 'accepted'),
    support.types('reportWrite', '/incident report write summary "it was slow"', 'NotTheRole'),
    support.types('reportFactor', '/incident report factor add rehearsal', 'NotTheRole'),
    support.types(
      'followUp',
      '/incident report follow-up prevent @support-lead 2030-12-02 "try it"',
      'NotTheRole',
    ),
    first.types('assign', '/incident assign deputy @second-oncall', 'accepted'),
    first.types('reportWrite', '/incident report write summary "it was slow"', 'accepted'),
    second.types('reportWrite', '/incident report write summary "it was down"', 'ReportMoved'),
    second.types(
      'reportWrite',
      '/incident report write summary --revision 1 "it was slow, then down"',
      'accepted',
    ),
    first.types('reportFinish', '/incident report ready', 'ReportNotReady'),
    first.types('reportFactor', '/incident report factor add rehearsal "nobody tried"', 'accepted'),
    first.types(
      'followUp',
      '/incident report follow-up prevent @support-lead 2030-12-02 "try it both ways"',
      'accepted',
    ),
    support.types(
      'followUpEnd',
      '/incident report follow-up done F9 "change 812"',
      'UnknownFollowUp',
    ),
    support.types('followUpEnd', '/incident report follow-up done F1 "change 812"', 'accepted'),
    first.types('reportFinish', '/incident report ready', 'accepted'),
    first.types('reportSign', '/incident report sign', 'OwnReport'),
    support.types('reportSign', '/incident report sign', 'accepted'),
    support.types('reportPublish', '/incident report publish', 'NotTheRole'),
    first.types('reportPublish', '/incident report publish', 'accepted'),
    first.types('reportOwner', '/incident report owner @second-oncall', 'accepted'),
    first.types('severity', '/incident severity sev1', 'accepted'),
    first.types('reportOwner', '/incident report owner @first-oncall', 'ReportOfAuthority'),
    support.types('report', '/incident report json', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
  ],
};
