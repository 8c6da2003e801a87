import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { SqlQuestion } from './question.ts';
import { askSqlite } from './sqlite.ts';

// A program of its own: SQLite cannot be interrupted from outside while it works, but a process can be
// killed. When its parent is gone, nobody else would: the watch runs beside the thread that SQLite blocks.
// The parent says who it is: when it is killed early, asking the system here would already name another.
const parent = Number(process.argv[2]);
const watch = `setInterval(() => process.ppid === ${parent} || process.kill(process.pid, 'SIGKILL'), 500);`;
new Worker(watch, { eval: true }).unref();

// Parsed by the parent already; loading zod again would cost more than the question.
const question: SqlQuestion = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(askSqlite(question)));
