import { startShop } from './shop.ts';

/** The shop by hand: `node sandbox/shop/main.ts [directory]`, until Ctrl-C. */

const directory = process.argv[2];
const opening = startShop({
  log: (line) => process.stdout.write(`${line}\n`),
  ...(directory !== undefined && { directory }),
});

// Also while it opens: then it is closed as soon as it stands.
async function close(): Promise<void> {
  const shop = await opening;
  await shop[Symbol.asyncDispose]();
  process.exit(0);
}
process.once('SIGINT', () => void close());
process.once('SIGTERM', () => void close());

const { urls, database } = await opening;
process.stdout.write(`${JSON.stringify({ urls, database }, undefined, 2)}\n`);
