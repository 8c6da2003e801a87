import { expect, test } from 'vitest';
import { noteText } from '../../../src/core/texts/notes.ts';
import { voiceAt } from '../../support/sample-incident.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });

test.each([
  [true, 'Rehearsal is named as a contributing factor already.'],
  [false, 'Rehearsal is not named as a contributing factor already.'],
])('a factor that is as it was wanted is told so (named: %s)', (isNamed, text) => {
  expect(noteText({ note: 'AlreadyFactor', factor: 'rehearsal', isNamed }, voice)).toContain(text);
});

test.each([
  ['taken', 'U1 is on the status page already.'],
  ['dropped', 'U1 is dropped already.'],
])('an update that is %s already is told so', (status, text) => {
  expect(noteText({ note: 'AlreadyUpdate', update: 'U1', status }, voice)).toContain(text);
});
