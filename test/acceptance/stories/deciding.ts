import { check, first, type Story, second, step, support, until, untilStep } from '../story.ts';

const task = {
  id: 'tell',
  name: 'Tell the shifts',
  kind: 'manual',
  needs: ['deciding-one'],
  with: { instruction: 'Tell the shifts', role: 'support', evidence: 'text' },
  rest: true,
};

/** The whole way: a card, a decision, a step that a person does, what is left over, recovery, the end. */
export const deciding: Story = {
  service: 'deciding',
  released: true,
  furnish: (url) => ({
    special: {
      roles: { support: ['support-lead'] },
      effects: [
        {
          id: 'orders',
          name: 'orders',
          count: { kind: 'http', url: `${url}/count`, path: 'n' },
          owner: 'support',
          due: '1d',
        },
      ],
    },
    playbook: {
      steps: [step(url, 'deciding-one'), task],
      mitigated_when: [check(url, 'deciding-calm', { soak: '0s' })],
      // Asked so late that it is missing until somebody waives it.
      validate: [check(url, 'deciding-right', { class: 'integrity', initial_delay: '1h' })],
    },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 deciding "5xx"', 'accepted'),
    second.types('plan', '/rollback plan deciding to 7', 'UnknownRelease'),
    second.types('card', '/rollback deciding', 'card'),
    support.types('dryRun', '/rollback dry-run', 'accepted'),
    support.types('go', '/rollback go', 'NotTheAuthority'),
    support.types('decline', '/rollback decline', 'NotTheAuthority'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('tell', 'awaiting-ack'),
    first.types('settle', '/rollback settle tell done seen', 'StepNotThere'),
    first.types('retry', '/rollback retry tell again', 'StepNotThere'),
    first.types('skip', '/rollback skip tel it is told', 'Misread'),
    first.types('close', '/incident close', 'StrategyUnderWay'),
    second.types('stop', '/rollback stop', 'NotTheAuthority'),
    second.types('resume', '/rollback resume', 'NotTheAuthority'),
    first.types('stop', '/rollback stop', 'accepted'),
    first.types('resume', '/rollback resume', 'accepted'),
    second.types('ack', '/rollback ack tell done all told', 'NotTheRole'),
    support.types('ack', '/rollback ack tell doing', 'accepted'),
    support.types('ack', '/rollback ack tell done', 'EvidenceMissing'),
    support.types('ack', '/rollback ack tell done all shifts are told', 'accepted'),
    until('validating'),
    support.types('assume', '/incident assume 1 held nobody deployed', 'NotTheRole'),
    first.types('assume', '/incident assume 1 held nobody deployed', 'accepted'),
    first.types('recovered', '/incident recovered', 'NotRecovered'),
    support.types('waive', '/incident waive deciding-right the ledger is down', 'NotTheAuthority'),
    first.types('waive', '/incident waive deciding-wrong the ledger is down', 'Misread'),
    first.types('waive', '/incident waive deciding-right the ledger is down', 'accepted'),
    second.types('waive', '/incident waive deciding-right I counted it too', 'accepted'),
    second.types('review', '/incident review V1 it was right', 'NotYourReview'),
    support.types('review', '/incident review V7 it was right', 'UnknownReview'),
    support.types('review', '/incident review V1 it was right', 'accepted'),
    second.types('residual', '/incident residual R1 done seen', 'NotTheRole'),
    support.types('residual', '/incident residual R1 done all were written to', 'accepted'),
    support.types('residual', '/incident residual R2 waive nothing to do', 'NotTheAuthority'),
    first.types('residual', '/incident residual R2 waive nothing to do', 'accepted'),
    until('recovered'),
    first.types('recovered', '/incident recovered', 'accepted'),
    first.types('close', '/incident close', 'ReportOwnerMissing'),
    first.types('close', '/incident close @second-oncall', 'accepted'),
  ],
};
