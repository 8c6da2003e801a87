import { describe, expect, test } from 'vitest';
import { successionNow } from '../../src/app/facts/paging.ts';
import { holdersByRole, peopleFacts } from '../../src/app/facts/people.ts';
import { type Looking, peopleNamed, rosterOf } from '../../src/app/people/rosters.ts';
import { type Members, noRosters, type Rosters } from '../../src/app/ports/rosters.ts';
import { PersonId, Target } from '../../src/core/ids.ts';
import { checkout } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { simClock } from './sim-clock.ts';

const id = (name: string): PersonId => PersonId.parse(`p_${name}`);
const known = ['ada', 'bo', 'dev', 'dana'];
const staging = Target.parse('checkout@staging');

/** Rules in which the nights of `checkout` are in Slack, and staging has a roster of its own. */
const rules = rulesOf({
  groups: { nights: { kind: 'slack', id: 'S0NIGHTS' } },
  services: {
    checkout: {
      ...serviceCheckout,
      roster: ['nights', 'ada'],
      roles: { support: ['nights'] },
      rosters: { staging: { roster: ['dana'], deputy: undefined } },
    },
  },
});

function looking(last: Members | undefined): Looking {
  const clock = simClock();
  const rosters: Rosters = { ...noRosters, last: () => last };
  const find = (said: string) => (known.includes(said) ? id(said) : undefined);
  return {
    clock,
    rosters,
    configurations: { current: () => rules },
    directory: {
      find,
      with: (account) => (account === 'slack:U0BO' ? id('bo') : undefined),
      nearest: () => undefined,
      nameOf: String,
      ids: (names) => names.map(find).filter((person) => person !== undefined),
      names: () => known,
      accountsOf: () => [],
      admit: () => Promise.reject(new Error('nobody is admitted')),
      learn: () => Promise.resolve(),
      saw: async () => undefined,
      refresh: () => Promise.resolve(),
    },
  };
}

const answered = () => {
  const at = simClock().now();
  return looking({ people: ['slack:U0BO', 'slack:U0GONE', 'ada'], at });
};

describe('a roster with a group that Slack knows', () => {
  test('is its people in the place of the group, each once, whoever is unknown left out', () => {
    expect(rosterOf(answered(), [checkout])).toMatchObject({
      people: [id('bo'), id('ada')],
      deputy: id('dev'),
      source: 'the Slack group nights, configuration',
      isWhole: true,
    });
  });

  test('says how old its answer is', () => {
    const old = looking({ people: [], at: '2020-01-01T00:00:00.000Z' });
    expect(rosterOf(old, [checkout]).ageMs).toBeGreaterThan(86_400_000);
  });

  test('is what the configuration says alone until the group has answered, and says so', () => {
    const silent = looking(undefined);
    expect(rosterOf(silent, [checkout])).toMatchObject({
      people: [id('ada')],
      source: 'the Slack group nights, which has not answered yet, configuration',
      isWhole: false,
    });
    expect(successionNow({ ...silent }, [checkout])).toBeUndefined();
    expect(successionNow(answered(), [checkout])).toMatchObject({ people: [id('bo'), id('ada')] });
  });

  test('gives its people to roles, too', () => {
    expect(holdersByRole(answered(), [checkout])).toEqual({ support: [id('bo'), id('ada')] });
  });
});

describe('somebody whose account is closed', () => {
  const closed = (...accounts: readonly string[]): Looking => {
    const ship = answered();
    const owners = { [id('ada')]: ['slack:U0ADA', 'slack:U0ADA2'], [id('dev')]: ['slack:U0DEV'] };
    return {
      ...ship,
      directory: { ...ship.directory, accountsOf: (person) => owners[person] ?? ['http:laptop'] },
      rosters: { ...ship.rosters, hasLeft: (account) => accounts.includes(account) },
    };
  };

  test('drops out of a plain list and as the deputy, and the list says so', () => {
    const ship = closed('slack:U0ADA', 'slack:U0ADA2', 'slack:U0DEV');
    expect(rosterOf(ship, [checkout])).toMatchObject({
      people: [id('bo')],
      deputy: undefined,
      gone: [id('ada'), id('dev')],
      isWhole: true,
    });
  });

  test('stays with one account that is open, or with none in Slack at all', () => {
    const ship = closed('slack:U0ADA', 'http:laptop');
    expect(rosterOf(ship, [checkout]).people).toEqual([id('bo'), id('ada')]);
  });

  test('is found out for the order that names them, and so is who is there', () => {
    const about = (who: string) =>
      peopleFacts(closed('slack:U0DEV'), {
        order: { kind: 'handover', who },
        incident: undefined,
        targets: [checkout],
      });
    expect(about('dev')).toMatchObject({ named: id('dev'), namedIsGone: true });
    expect(about('bo')).toMatchObject({ named: id('bo'), namedIsGone: false });
    expect(about('zoe')).toMatchObject({ named: undefined, namedIsGone: false });
  });

  test('is named in the succession, also who has a part in the incident alone', () => {
    const ship = closed('slack:U0DEV');
    expect(successionNow(ship, [staging], [id('dev'), id('bo')])).toEqual({
      people: [id('dana')],
      pager: false,
      gone: [id('dev')],
    });
  });
});

describe('a roster', () => {
  test('is the one of the environment, where that has its own', () => {
    expect(rosterOf(answered(), [staging, checkout])).toMatchObject({
      people: [id('dana')],
      deputy: undefined,
      source: 'configuration',
      ageMs: 0,
    });
  });

  test('is nobody where nothing is hit, or the service is gone', () => {
    expect(rosterOf(answered(), []).people).toEqual([]);
    expect(rosterOf(answered(), [Target.parse('gone@prod')]).people).toEqual([]);
  });

  test('names the schedule that it comes from', () => {
    const ship = looking({ people: ['bo'], at: simClock().now() });
    const groups = { week: { kind: 'schedule', at: 'oncall.json' } } as const;
    const configurations = { current: () => ({ ...rules, groups }) };
    expect(peopleNamed({ ...ship, configurations }, ['week'])).toMatchObject({
      people: [id('bo')],
      source: 'the schedule week',
    });
  });
});
