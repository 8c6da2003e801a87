import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageFile, playedFrom, scenarioIn, transcriptIn } from './tabletop-transcript.ts';

const page = readFileSync(pageFile, 'utf8');

test('the scenario of the page about tabletops is played as it says; else run: node test/slack/write-tabletop-page.ts', async () => {
  expect(transcriptIn(page)).toContain('decision was taken');
  expect(transcriptIn(page)).toBe(await playedFrom(scenarioIn(page)));
});
