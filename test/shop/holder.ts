import { startShop } from '../../sandbox/shop/shop.ts';

/** A parent that holds a shop open until somebody kills it: `node holder.ts <directory>`. */
const { urls, pid } = await startShop({ directory: process.argv[2] ?? '', warmUpMs: 0 });
process.stdout.write(`${JSON.stringify({ urls, pid })}\n`);
