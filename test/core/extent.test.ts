import { describe, expect, test } from 'vitest';
import { lockChanges } from '../../src/core/strategy/locks.ts';
import { scope, severity } from './extent.ts';
import { given } from './given.ts';
import {
  abort,
  assigned,
  confirm,
  declared,
  decline,
  go,
  planned,
  running,
  switched,
} from './orders.ts';
import { decline as declineProposal, p, propose } from './proposals.ts';
import { claimed } from './reports.ts';
import { ada, bo, checkout, commander, planOf, pricing, rb, step } from './sample.ts';
import { carriedOut, containing } from './strategies.ts';

const both = [checkout, pricing];

describe('the severity of an incident', () => {
  test('is changed by whoever is in command, and the reason is kept', () => {
    const told = given(declared(), assigned('commander', commander))
      .when(severity('sev1', { by: commander, reason: 'nobody can buy' }))
      .thenRecords('SeverityChanged')
      .where('SeverityChanged', { from: 'sev2', to: 'sev1', texts: { reason: 'nobody can buy' } });
    expect(told.incident.severity).toBe('sev1');
  });

  test('is not for anybody else to change', () => {
    given(declared())
      .when(severity('sev1', { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('that it has already is no change', () => {
    given(declared()).when(severity('sev2')).thenNothing('AlreadySeverity');
  });

  test('brings back what was declined where it rises', () => {
    given(declared(), planned(planOf()), decline())
      .when(severity('sev1'))
      .thenRecords('SeverityChanged', 'ProposalExpired')
      .where('ProposalExpired', { plan: rb(1) });
  });

  test('brings back all that was declined, each by itself', () => {
    const story = given(
      declared(),
      planned(planOf()),
      propose('wait', { by: bo }),
      propose(rb(1), { by: bo }),
      declineProposal({ plan: p(1) }),
      declineProposal({ plan: p(2) }),
    );
    const { incident } = story
      .when(severity('sev1'))
      .thenRecords('SeverityChanged', 'ProposalExpired', 'ProposalExpired');
    expect(Object.values(incident.table.proposals).map(({ standing }) => standing.status)).toEqual([
      'open',
      'open',
    ]);
  });

  test('brings nothing back where it falls', () => {
    given(declared(), planned(planOf()), decline())
      .when(severity('sev4'))
      .thenRecords('SeverityChanged');
  });
});

describe('the scope of an incident', () => {
  test('takes in a target that nobody else works on, behind the worst-hit one', () => {
    const { incident } = given(declared())
      .when(scope({ add: [pricing], reason: 'prices are wrong too' }))
      .thenRecords('ScopeChanged')
      .where('ScopeChanged', { added: [pricing], removed: [] });
    expect(incident.targets).toEqual([checkout, pricing]);
  });

  test('is for the authority to change: from others it is advice', () => {
    given(declared())
      .when(scope({ add: [pricing], by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('takes in no target of another open incident', () => {
    const openOnTargets = [{ target: pricing, incident: 'INC-9' }];
    given(declared())
      .when(scope({ add: [pricing], facts: { openOnTargets } }))
      .thenRefuses('TargetHasIncident', 'OrderRefused')
      .saying({ target: pricing, incident: 'INC-9' });
  });

  test('takes in what is named as open in this very incident again', () => {
    const openOnTargets = [{ target: pricing, incident: 'INC-1' }];
    given(declared())
      .when(scope({ add: [pricing], facts: { openOnTargets } }))
      .thenRecords('ScopeChanged');
  });

  test('takes in nothing that no service has', () => {
    given(declared())
      .when(scope({ add: [pricing], facts: { knownTargets: [checkout] } }))
      .thenRefuses('TargetUnknown', 'OrderRefused')
      .saying({ target: pricing, known: [checkout] });
  });

  test('keeps what a strategy acts on', () => {
    given(running(planOf({ targets: both })))
      .when(scope({ remove: [pricing] }))
      .thenRefuses('TargetActedOn', 'OrderRefused')
      .saying({ target: pricing, by: 'RB-1' });
  });

  test('keeps what is contained', () => {
    given(declared({ targets: both }), carriedOut(containing))
      .when(scope({ remove: [checkout] }))
      .thenRefuses('TargetActedOn', 'OrderRefused');
  });

  test('keeps at least one target', () => {
    given(declared())
      .when(scope({ remove: [checkout] }))
      .thenRefuses('ScopeEmpty', 'OrderRefused')
      .saying({ targets: [checkout] });
  });

  test('that says what is so already is no change', () => {
    given(declared())
      .when(scope({ add: [checkout], remove: [pricing] }))
      .thenNothing('AlreadyInScope');
  });

  test('lets go of what nothing acts on any more, and of its lock', () => {
    const { incident, events } = given(running(planOf({ targets: both })), abort())
      .when(scope({ remove: [pricing] }))
      .thenRecords('ScopeChanged');
    expect(incident.held).toEqual([checkout]);
    const [event] = events;
    expect(event && lockChanges(incident, event, '2026-03-01T10:00:00.000Z')).toEqual([
      { do: 'release', target: pricing, incident: 'INC-1' },
    ]);
  });

  test('lets go of a target on which nothing ever acted', () => {
    const { incident } = given(declared({ targets: both }))
      .when(scope({ remove: [pricing] }))
      .thenRecords('ScopeChanged');
    expect(incident.targets).toEqual([checkout]);
  });

  test('voids the open plans for what left it, and no others', () => {
    const story = given(
      declared({ targets: both }),
      planned(planOf()),
      planned(planOf({ targets: [pricing] })),
      scope({ remove: [pricing] }),
    );
    expect(story.incident.plans[rb(1)]?.proposal.status).toBe('open');
    expect(story.incident.plans[rb(2)]?.proposal.status).toBe('void');
    story.when(go({ plan: rb(2) })).thenRefuses('PlanChanged', 'OrderRefused');
    given(
      declared({ targets: both }),
      planned(planOf({ targets: [pricing] })),
      go(),
      scope({ remove: [pricing] }),
    )
      .when(confirm({ by: ada, plan: rb(1) }))
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('keeps the target on which a switch acts that is still ahead', () => {
    given(
      running(planOf({ steps: [step('back')] })),
      scope({ add: [pricing] }),
      planned(planOf({ targets: [pricing] })),
      claimed('back'),
      switched(rb(2)),
    )
      .when(scope({ remove: [pricing] }))
      .thenRefuses('TargetActedOn', 'OrderRefused')
      .saying({ target: pricing, by: rb(2) });
  });

  test('leaves the plan that was carried out as it was', () => {
    const { incident } = given(
      running(planOf({ targets: both })),
      abort(),
      scope({ remove: [pricing] }),
    );
    expect(incident.plans[rb(1)]?.proposal.status).toBe('taken');
  });
});
