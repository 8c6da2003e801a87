import { roles } from '../../src/app/sail.ts';
import { readEnvironment } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { start } from '../../src/start.ts';

/** Sternway as the demo's own child: it says where it listens, and ends with the demo, however that ends. */
try {
  const settings = readEnvironment(process.env);
  const running = await start({ settings, roles, log: openLog(settings.logLevel) });
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await running[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.on('disconnect', () => void end());
  process.on('SIGTERM', () => void end());
  process.send?.({ ready: running.url });
} catch (error) {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
