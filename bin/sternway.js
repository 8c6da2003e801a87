#!/usr/bin/env node
// Plain JavaScript for whatever Node a machine has: the program itself needs a newer one, and says so here.
const needed = 24;
const has = process.versions.node;

if (Number(has.split('.')[0]) >= needed) {
  const { run } = await import('../src/command-line.ts');
  await run();
} else {
  process.stderr.write(
    `Sternway needs Node ${needed} or newer; this is Node ${has} (${process.execPath}).\n` +
      'In its checkout, after npm ci, `npx sternway …` brings the right one along. Or put one first on PATH:\n' +
      '  PATH="$PWD/node_modules/.bin:$PATH" sternway …\n',
  );
  process.exitCode = 2;
}
