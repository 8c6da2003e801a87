import { text } from 'node:stream/consumers';
import { SqlQuestion } from './question.ts';
import { askSqlite } from './sqlite.ts';

// A program of its own: SQLite cannot be interrupted from outside while it works, but a process can be killed.
const question: unknown = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(askSqlite(SqlQuestion.parse(question))));
