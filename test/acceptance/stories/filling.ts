import { first, type Story, second, step, untilRecorded } from '../story.ts';

/** A course that lacks what it needs: it is refused with the reason, and asked for in a form where there are forms. */
export const filling: Story = {
  service: 'filling',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'filling-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 filling "slow"', 'accepted'),
    first.types('switch', '/rollback switch flag-off "the banner"', 'StrategyUnavailable'),
    second.types('switch', '/rollback switch flag-off "the banner"', 'NotTheAuthority'),
    first.fills(
      'switch',
      {
        line: '/rollback switch flag-off "the banner breaks the page" --steps "Turn the banner off; dba: look at the rows"',
        opens: '/rollback switch flag-off',
        form: {
          Reason: 'the banner breaks the page',
          'Steps by hand': 'Turn the banner off\ndba: look at the rows',
        },
      },
      'card',
    ),
    first.confirms('accepted', 'switch'),
    untilRecorded('Active from now on: flag-off'),
    first.types('abort', '/rollback abort', 'accepted'),
  ],
};
