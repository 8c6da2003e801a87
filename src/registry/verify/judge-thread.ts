import { parentPort } from 'node:worker_threads';
import { judgePage, type Page } from './judge.ts';

// A thread of its own: parsing and hashing a million events would keep everybody else waiting. It answers in order, with
// one text: that is handed over faster than hundreds of small values.
parentPort?.on('message', (page: Page) => {
  parentPort?.postMessage(JSON.stringify(judgePage(page)), []);
});
