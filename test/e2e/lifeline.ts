/** Loaded into a child before the program: it drains when the test that started it is gone, however that went. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Only listening must not keep a program alive that has nothing else to do.
  process.channel.unref();
}
