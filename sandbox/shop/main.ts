import { startShop } from './shop.ts';

/** The shop by hand: `node sandbox/shop/main.ts [directory]`, until Ctrl-C. */

const directory = process.argv[2];
const shop = await startShop({
  log: (line) => process.stdout.write(`${line}\n`),
  ...(directory !== undefined && { directory }),
});
process.stdout.write(
  `${JSON.stringify({ urls: shop.urls, database: shop.database }, undefined, 2)}\n`,
);
const close = () => {
  void shop[Symbol.asyncDispose]().then(() => process.exit(0));
};
process.once('SIGINT', close);
process.once('SIGTERM', close);
