import { createServer } from 'node:http';

/** The least that a Node process can be and still answer: the reference for boot and memory. */
const server = createServer((_, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => process.stdout.write('The bare server is ready\n'));
process.once('SIGTERM', () => process.exit(0));
