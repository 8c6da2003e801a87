import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { publishedIn } from '../../src/core/report/document/published.ts';
import { list, text } from '../../src/core/report/document/shape.ts';
import { placesFor } from '../../src/core/report/publishing.ts';
import { publicationLines, publishedFile } from '../../src/core/texts/publication.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import { close } from './orders.ts';
import { dueAt } from './pages.ts';
import { hidden } from './privacy.ts';
import {
  days,
  declaredWith,
  delivered,
  endPublishing,
  factor,
  finished,
  followUp,
  publish,
  reportSign,
  write,
} from './report.ts';
import { dba } from './sample.ts';

const ready: Move = [declaredWith(), write('summary', 'Buying failed'), finished];
const reach = (hasChannel: boolean, webhook: 'none' | 'public' | 'all') => ({
  facts: { reachable: { hasChannel, webhook } },
});
const placesIn = (story: Move, by = reach(true, 'public')) =>
  Object.keys(given(story, publish(by)).incident.report?.published?.places ?? {});
const stateOf = (...story: readonly Move[]) => given(...story).incident.report?.published?.places;

describe('a report that was published too early', () => {
  const keys = (...story: readonly Move[]) => {
    const { incident, scene } = given(...story);
    return asksOf({ incident, holders: () => [], voice: voiceAt(scene) })
      .filter(({ key }) => key === 'report/publish-again')
      .flatMap(({ lines }) => lines);
  };

  test('is said not to be signed yet', () => {
    given(ready)
      .when(publish())
      .thenRecords('ReportPublished')
      .where('ReportPublished', { signed: false });
    given(ready, reportSign())
      .when(publish())
      .thenRecords('ReportPublished')
      .where('ReportPublished', { signed: true });
  });

  test('is published again by its owner once it was signed or closed', () => {
    expect(keys(ready, publish())).toEqual([]);
    const signed: Move = [ready, publish(), { laterMs: 60_000 }, reportSign()];
    expect(keys(signed).join(' ')).toContain('it was signed since');
    expect(keys(signed, { laterMs: 60_000 }, publish())).toEqual([]);
    expect(keys(signed, { laterMs: 60_000 }, close()).join(' ')).toContain('it was closed since');
    expect(keys(ready, { laterMs: 60_000 })).toEqual([]);
  });
});

describe('publishing a report', () => {
  test('brings it to the channel, the announcement channel and the webhook', () => {
    given(ready)
      .when(publish())
      .thenRecords('ReportPublished')
      .where('ReportPublished', {
        publication: 1,
        places: ['channel', 'announcement', 'webhook'],
      });
  });

  test('waits for the word that it is finished, and is not everybody’s', () => {
    given(declaredWith(), factor('rehearsal'))
      .when(publish())
      .thenRefuses('ReportNotReady', 'OrderRefused')
      .saying({ missing: ['finish'], toClose: false });
    given(declaredWith())
      .when(publish())
      .thenRefuses('ReportNotReady', 'OrderRefused')
      .saying({ missing: ['factor', 'finish'], toClose: false });
    given(ready)
      .when(publish({ by: dba }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('of a private incident goes to its own channel alone, unless the webhook may have it', () => {
    const secret: Move = [hidden(), finished];
    expect(placesIn(secret)).toEqual(['channel']);
    expect(placesIn(secret, reach(true, 'all'))).toEqual(['channel', 'webhook']);
  });

  test('of a drill goes to the channel of the drill alone', () => {
    const { incident } = given(ready);
    const reachable = { hasChannel: true, webhook: 'all' } as const;
    expect(placesFor({ ...incident, mode: 'drill' }, reachable)).toEqual(['channel']);
  });

  test('is refused where there is nowhere to publish to', () => {
    given(ready)
      .when(publish(reach(false, 'none')))
      .thenRefuses('NowhereToPublish', 'OrderRefused');
    given(ready)
      .when(publish({ facts: { reachable: undefined } }))
      .thenRefuses('NowhereToPublish', 'OrderRefused');
    expect(placesIn(ready, reach(false, 'public'))).toEqual(['webhook']);
  });

  test('puts on record what became of it at each place, once', () => {
    const told: Move = [
      ready,
      publish(),
      delivered('channel'),
      delivered('announcement', { outcome: 'failed', code: 'is_archived' }),
    ];
    expect(stateOf(told)).toEqual({
      channel: { outcome: 'delivered', code: undefined },
      announcement: { outcome: 'failed', code: 'is_archived' },
      webhook: { outcome: 'sending' },
    });
    given(told)
      .when(delivered('channel', { outcome: 'failed' }))
      .thenNothing();
  });

  test('anew forgets what was said of the time before', () => {
    const again: Move = [ready, publish(), delivered('channel'), publish()];
    expect(stateOf(again)).toMatchObject({ channel: { outcome: 'sending' } });
    given(again).when(delivered('webhook')).thenNothing();
    given(again)
      .when(delivered('webhook', { publication: 2 }))
      .thenRecords('ReportDelivered');
  });

  test('is given up after a day, where it could not be brought', () => {
    const under: Move = [ready, publish(), delivered('channel'), delivered('announcement')];
    expect(dueAt(given(under).scene, 'endPublishing')).toBe('2026-03-02T10:00:04.000Z');
    given(under, days(2))
      .when(endPublishing)
      .thenRecords('ReportDelivered')
      .where('ReportDelivered', { place: 'webhook', outcome: 'failed', code: 'TimedOut' });
    expect(dueAt(given(under, delivered('webhook')).scene, 'endPublishing')).toBeUndefined();
  });

  test('is not given up before that, and not where nothing is published', () => {
    given(ready, publish()).when(endPublishing).thenNothing();
    given(ready).when(endPublishing).thenNothing();
    given(ready).when(delivered('webhook')).thenNothing();
  });
});

describe('what is told of a published report', () => {
  const linesOf = (place: 'channel' | 'announcement', ...story: readonly Move[]) => {
    const { scene, incident } = given(...story);
    const { report } = incident;
    const published = report?.published;
    const voice = voiceAt(scene);
    const document = publishedIn(happened(scene), voice, published?.publication ?? 0);
    if (!report || !published || !document) throw new Error('It was not published');
    return publicationLines(document, { report, published, place }, voice);
  };

  test('is its summary, and in the channel how far it got elsewhere', () => {
    expect(linesOf('channel', ready, publish(), delivered('webhook'))).toEqual([
      'Report of INC-1: Buying fails',
      expect.stringMatching(/^Date: 2026-03-01 · Authors: .* · Status: finished/u),
      'Buying failed',
      'No follow-up is open.',
      'All of it comes as a file into the thread.',
      'The announcement channel: it is on its way.',
      'The webhook: has it.',
    ]);
  });

  test('says in the announcement channel where the file is, and which version it is', () => {
    const lines = linesOf(
      'announcement',
      [declaredWith(), factor('rehearsal'), followUp(), finished.slice(1)],
      publish(reach(true, 'none')),
      publish(reach(true, 'none')),
      delivered('announcement', { publication: 2 }),
    );
    expect(lines[0]).toBe('Report of INC-1: Buying fails, 2nd version');
    expect(lines.slice(-2)).toEqual([
      '1 follow-up is open.',
      'All of it is the file in the thread.',
    ]);
  });

  test('says why a place has it not', () => {
    const story: Move = [
      ready,
      publish(),
      delivered('channel', { outcome: 'failed', code: 'missing_scope' }),
      delivered('announcement', { outcome: 'failed', code: 'odd_code' }),
      delivered('webhook', { outcome: 'failed' }),
    ];
    const text = linesOf('channel', story).join('\n');
    expect(text).toContain('The file could not be brought here: the app may not write files.');
    expect(text).toContain('It did not reach the announcement channel: odd_code.');
    expect(text).toContain('It did not reach the webhook: it was tried for a day.');
  });

  test('counts versions as people do', () => {
    const times = (count: number): Move => Array.from({ length: count }, () => publish());
    const first = (count: number) => linesOf('channel', ready, times(count))[0];
    expect([3, 4, 11, 21].map(first)).toEqual(
      ['3rd', '4th', '11th', '21st'].map((one) => `Report of INC-1: Buying fails, ${one} version`),
    );
  });

  test('says nothing of places to which it does not go, nor of what is no prose in its summary', () => {
    const { scene, incident } = given(hidden(), finished, publish(reach(true, 'public')));
    const { report } = incident;
    const published = report?.published;
    if (!report || !published) throw new Error('It was not published');
    const part = { title: 'Summary', section: 'summary', revision: 1, parts: [] } as const;
    const document = {
      incident: 'INC-1',
      template: 'google',
      title: 'INC-1: Buying fails',
      facts: [],
      parts: [{ ...part, blocks: [list(['one', 'two']), text('Buying failed')] }],
    } as const;
    const lines = publicationLines(
      document,
      { report, published, place: 'channel' },
      voiceAt(scene),
    );
    expect(lines.slice(2)).toEqual([
      'Buying failed',
      'No follow-up is open.',
      'All of it comes as a file into the thread.',
    ]);
  });

  test('names its file, with the version from the second on', () => {
    expect([1, 2].map((one) => publishedFile('INC-1', one))).toEqual([
      'The report of INC-1',
      'The report of INC-1, 2nd version',
    ]);
  });

  test('is as it read when it was published, and nothing where it was not', () => {
    const { scene } = given(ready, publish(), write('summary', 'Something else'));
    const summary = publishedIn(happened(scene), voiceAt(scene), 1)?.parts[0]?.blocks;
    expect(summary).toEqual([{ kind: 'text', text: 'Buying failed' }]);
    expect(publishedIn(happened(scene), voiceAt(scene), 2)).toBeUndefined();
  });
});
