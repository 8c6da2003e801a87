import type { Scenario } from './scenario.ts';

/** A command took the whole backbone down, and with it the way to take the command back. */
export const facebook2021: Scenario = {
  incident: 'facebook-2021-10-04',
  story: 'The way back went over the thing that was down',
  people: ['network-lead', 'network-deputy', 'datacenter-engineer'],
  service: `
backbone:
  owner: network
  environments: [prod]
  playbook: backbone-back
  authority: { roster: [network-lead], deputy: network-deputy }
  effects: []
  datasets: {}`,
  playbooks: {
    'backbone-back': `service: backbone
assumes:
  - { text: "The tools answer while the backbone is down", check: tools-answer }
  - { text: "The audit stops a command that takes all of it down", check: unproven }
preconditions:
  - { id: tools-answer, kind: http, with: { url: "https://routers.example/" } }
steps:
  - { id: announce, kind: exec, rest: yes, with: { argv: [routers, announce] } }
`,
  },
  releases: [
    'backbone routes-1 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'backbone routes-2 --commit bbbbbbb --live-since 2026-03-01T09:50:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S62',
      says: 'The decision names the unproven assumption; the run pauses untouched because the one with a check is broken, and both are on record as broken',
      without: ['check: tools-answer', 'check: unproven'],
    },
  ],
  awaited: ['S16', 'S18', 'S54', 'S57'],
  play: async (stage) => {
    const { world } = stage;
    world.checks['tools-answer'] = () => ({ verdict: 'error', summary: 'no route', facts: {} });
    // 15:39 UTC: all connections of the backbone are down.
    await stage.ordered('network-lead', '/incident declare sev1 backbone "Nothing answers"');
    await stage.ordered('network-lead', '/rollback plan backbone');
    await stage.guards('S62', async () => {
      const details = await stage.ordered('network-lead', '/rollback dry-run RB-1');
      stage.says(details, 'backbone is down (shown by tools-answer)', 'all of it down (unproven)');
      await stage.goes('network-lead', '/rollback go RB-1');
      const [decided] = await stage.recorded('StrategyDecided');
      stage.says(decided?.unproven.join(), 'The audit stops');
      const paused = await stage.until('RunPaused');
      stage.says(`${paused.why} ${paused.check}`, 'check-failed precondition/tools-answer');
      if (world.effects.length > 0) throw new Error('something was touched');
    });
    // People have to go to the data centers; what was taken for granted is said to be broken.
    await stage.ordered(
      'network-lead',
      '/incident assume 1 broken "nobody can log in from outside"',
    );
    await stage.ordered('network-lead', '/incident assume 2 broken "the audit let it through"');
    await stage.ordered('network-lead', '/incident waive tools-answer "by hand at the routers"');
    await stage.ordered('network-lead', '/rollback resume');
    await stage.until('RunEnded');
  },
};
