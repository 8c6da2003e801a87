import { readFileSync, writeFileSync } from 'node:fs';
import { pageFile, playedFrom, scenarioIn, withTranscript } from './tabletop-transcript.ts';

const page = readFileSync(pageFile, 'utf8');
writeFileSync(pageFile, withTranscript(page, await playedFrom(scenarioIn(page))));
