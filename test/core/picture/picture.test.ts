import { describe, expect, test } from 'vitest';
import { instant, millis } from '../../../src/core/ids.ts';
import { altText } from '../../../src/core/picture/alt-text.ts';
import { pictureOf } from '../../../src/core/picture/picture-of.ts';
import { quietIn } from '../../../src/core/picture/quiet.ts';
import { twinText } from '../../../src/core/picture/twin.ts';
import { night, sampleOf } from '../../pictures/scenes.ts';
import { happened, moments, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { later } from '../command.ts';
import type { Move } from '../given.ts';
import { correct } from '../notes.ts';
import {
  ack,
  carded,
  close,
  declared,
  mitigated,
  order,
  planned,
  reopen,
  retry,
  running,
  skip,
  switched,
} from '../orders.ts';
import { begun, claimed, done, failed, finished } from '../reports.ts';
import { admins, hold } from '../retention.ts';
import { check, dba, manual, planOf, rb, step } from '../sample.ts';
import { lines, pictured } from './pictured.ts';

describe('the picture of an incident that was closed', () => {
  const over: readonly Move[] = [
    running(planOf({ steps: [step('back')] })),
    done('back'),
    close({ reportOwner: dba }),
  ];
  const closed = pictured(...over);
  const held = pictured(...over, later(86_400_000), hold(admins));

  test('ends with the close, and tells in words how much came later', () => {
    expect(closed.span).toMatchObject({ isOver: true, later: 0 });
    expect(held.span).toEqual({ ...closed.span, later: 1 });
    expect(twinText(held)).toContain('; 1 later entry in the timeline');
    expect(twinText(closed)).not.toContain('later entr');
    expect(held.quiet).toEqual([]);
    expect(held.entries).toBe(closed.entries + 1);
  });

  test('goes on where the incident was opened again', () => {
    const again = pictured(...over, later(86_400_000), reopen());
    expect(again.span).toMatchObject({ isOver: false, later: 0 });
    expect(millis(again.span.to)).toBeGreaterThan(millis(closed.span.to) + 86_000_000);
  });
});

describe('what a card opened, under the title that it got', () => {
  test('names its target once in the picture and in the timeline', () => {
    const picture = pictured(carded());
    expect(twinText(picture)).toContain('\nrollback considered\ncheckout@prod\n');
    expect(picture.marks[0]?.text).toContain('for checkout@prod: rollback considered');
  });
});

describe('the picture of an incident that recovered', () => {
  const picture = pictured(moments.recovered);

  test('has its ladder, each rung from when to when', () => {
    expect(picture.rungs.map(({ word }) => word)).toEqual([
      'declared',
      'deciding',
      'acting',
      'mitigated',
      'validating',
      'recovered',
    ]);
    expect(picture.rungs.map(({ to }) => to).slice(0, -1)).toEqual(
      picture.rungs.map(({ from }) => from).slice(1),
    );
  });

  test('has its strategy with who decided it and how it ended', () => {
    expect(lines(picture, 'strategies')).toEqual([
      'Epoch 1, rollback by RB-1: decided by Ada, ended well after 23 s. Estimate: at most 4 min 10 s.',
    ]);
    expect(picture.strategies[0]?.parts.map(({ word }) => word)).toEqual([
      'on the table',
      'success',
    ]);
  });

  test('has each step in the order of the plan, and what it waited for', () => {
    expect(lines(picture, 'steps')).toContain(
      '8. Hold duplicate charges back: done after 2 s, waited for dba',
    );
    expect(lines(picture, 'steps').at(-1)).toBe(
      'Finally: See that the worker runs: done after 1 s',
    );
    expect(picture.steps).toHaveLength(10);
  });

  test('has each check with its verdicts', () => {
    expect(lines(picture, 'checks')).toContain('Check answers-1 after deploy-1: pass, held');
  });

  test('marks what changed its course, and says how much more there is', () => {
    expect(picture.marks.map(({ entry }) => entry)).toEqual(['E1', 'E4', 'E27', 'E44']);
    expect(picture.entries).toBe(43);
  });

  test('is the same however often and in whatever moment it is made', () => {
    const scene = sceneAt('recovered');
    const later = { ...voiceAt(scene), now: '2030-01-01T00:00:00.000Z' };
    expect(pictureOf(happened(scene), later)).toEqual(picture);
  });

  test('says the same in words', () => {
    const twin = twinText(picture);
    for (const row of [...picture.strategies, ...picture.steps, ...picture.checks]) {
      expect(twin).toContain(`- ${row.name}: ${row.says}`);
    }
    expect(twin).toMatch(
      /^INC-1, sev2, recovered\nBuying fails\ncheckout@prod\n2026-03-01 10:00:00 to /u,
    );
  });
});

describe('an entry that was corrected', () => {
  test('shows the correction first wherever the picture is seen', () => {
    const note = order({ kind: 'note', text: 'release 2 was deploid by Bo' });
    const picture = pictured(declared(), note, correct('E2'));
    const says = picture.marks.find(({ entry }) => entry === 'E2')?.text;
    expect(says).toMatch(/^E2, corrected by .*: it was release 3\. Before: .*deploid by Bo/u);
    expect(twinText(picture)).toContain('it was release 3');
  });
});

describe('a log without a declaration', () => {
  test('has no picture', () => {
    const scene = sceneAt('recovered');
    expect(pictureOf([], voiceAt(scene))).toBeUndefined();
  });
});

describe('the picture of what went wrong', () => {
  test('shows the check that failed, and that its run is paused', () => {
    const picture = pictured(moments.checkFailed);
    expect(lines(picture, 'checks')).toContain('Check answers-1 after deploy-1: fail');
    expect(lines(picture, 'checks')).toContain('Mitigation check users-buy: never asked');
    expect(picture.strategies[0]?.parts.at(-1)).toMatchObject({ tone: 'wait', word: 'paused' });
    expect(altText(picture)).toContain('not all well in Check answers-1 after deploy-1: fail');
  });

  test('shows the tries of a step, each as it ended', () => {
    const picture = pictured(
      moments.failed,
      retry('deploy-1'),
      claimed('deploy-1', { attempt: 2 }),
    );
    const row = picture.steps.find(({ name }) => name.startsWith('4.'));
    expect(row?.parts.map(({ tone }) => tone)).toEqual(['bad', 'work']);
    expect(row?.says).toContain('2 tries');
  });

  test('shows a step that failed, and one that a person skipped', () => {
    const picture = pictured(moments.failed, skip('deploy-1'));
    const row = picture.steps.find(({ name }) => name.startsWith('4.'));
    expect(row?.parts.map(({ word }) => word)).toEqual(['failed']);
    expect(row?.says).toContain('skipped');
  });

  test('shows how a person took a step over, and what blocked it', () => {
    const byHand = planOf({ steps: [manual('call', 'text')] });
    const by = { by: dba, evidence: 'the line is dead' };
    const picture = pictured(
      declared(),
      running(byHand),
      begun('call'),
      ack('call', 'seen', by),
      ack('call', 'doing', by),
      ack('call', 'blocked', by),
    );
    expect(picture.steps[0]?.parts.map(({ word }) => word)).toEqual([
      'waits for dba',
      'seen',
      'being done',
      'blocked',
    ]);
  });

  test('shows the strategy that another one took the place of', () => {
    const picture = pictured(
      declared(),
      running(planOf()),
      claimed('back'),
      planned(planOf()),
      switched(rb(2)),
      finished('back'),
    );
    expect(picture.strategies.map(({ name }) => name)).toEqual([
      'Epoch 1, rollback by RB-1',
      'Epoch 2, rollback by RB-2',
    ]);
    expect(picture.strategies[0]?.says).toContain('because another strategy takes over');
    expect(lines(picture, 'steps')[0]).toContain('of RB-1');
  });

  test('says where mitigation is a person’s word', () => {
    expect(pictured(moments.acting, mitigated()).rungs.at(-1)?.word).toBe('mitigated (claimed)');
  });

  test('says how it was closed', () => {
    expect(pictured(moments.recovered, close({ reportOwner: dba })).rung).toBe('closed: recovered');
  });
});

describe('very much at once', () => {
  const many = Array.from({ length: 200 }, (_, index) => step(`s-${index + 1}`));
  const begin: Move = [declared(), running(planOf({ steps: many }))];

  test('tells steps that went well in one row, and keeps those that did not', () => {
    const picture = pictured(
      begin,
      many.slice(0, 30).map(({ id }) => done(id)),
      claimed('s-31'),
      failed('s-31'),
    );
    expect(picture.steps.length).toBeLessThanOrEqual(24);
    const said = lines(picture, 'steps').join('\n');
    expect(said).toMatch(/\d+ to 30, \d+ steps: each done within /u);
    expect(said).toContain('31. Do s-31: failed');
    expect(said).toContain('32 to 200, 169 steps: each not begun');
  });

  test('tells the middle in one row where even so there are too many', () => {
    const failing = many.slice(0, 40).map(({ id }): Move => [claimed(id), failed(id), skip(id)]);
    const picture = pictured(begin, failing);
    expect(picture.steps).toHaveLength(24);
    expect(lines(picture, 'steps').join('\n')).toMatch(/\d+ more rows of steps: in the timeline/u);
  });

  test('tells checks that only passed together', () => {
    const criteria = Array.from({ length: 20 }, (_, index) => check(`c-${index + 1}`));
    const picture = pictured(declared(), running(planOf({ criteria })));
    expect(picture.checks).toHaveLength(12);
    expect(lines(picture, 'checks').at(-1)).toMatch(
      /^\d+ more checks: said last: \d+ never asked$/u,
    );
  });

  test('keeps the alternative text within what Slack takes', () => {
    const title = 'x'.repeat(400);
    expect(altText(sampleOf(60_000, { title })).length).toBeLessThanOrEqual(1_000);
    expect(altText(night())).toMatch(/^DRILL: this is a rehearsal\. Timeline of INC-7/u);
  });
});

describe('quiet stretches', () => {
  const start = millis('2026-03-01T00:00:00.000Z');
  const at = (...minutes: readonly number[]): readonly string[] =>
    minutes.map((one) => instant(start + one * 60_000));

  test('are those that would leave no room for the rest', () => {
    const [night, ...others] = quietIn(at(0, 5, 12, 20, 500, 505, 520));
    expect(others).toEqual([]);
    expect(night && [night.from > (at(20)[0] ?? ''), night.to < (at(500)[0] ?? '')]).toEqual([
      true,
      true,
    ]);
  });

  test('may be several, each as long as it likes', () => {
    expect(quietIn(at(0, 30, 900, 930, 1_800, 1_830, 2_700, 2_730))).toHaveLength(3);
  });

  test.each([[[]], [[0]], [[0, 5, 9]], [[0, 10, 20, 30, 40]]])('are none in %j', (minutes) => {
    expect(quietIn(at(...minutes))).toEqual([]);
  });
});
