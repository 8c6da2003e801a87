/**
 * Ends this process when the one that started it is gone, however it went: the kernel closes the
 * channel between them even on kill -9. `end` may do more than leave, and must leave.
 */
export function dieWithParent(end: () => void): void {
  process.on('disconnect', end);
  if (process.connected) return;
  process.stderr.write('This is a part of the shop. Start it with: node sandbox/shop/main.ts\n');
  process.exit(1);
}
