import { describe, expect, test } from 'vitest';
import { logLines, newLog } from '../../sandbox/slack/control/log.ts';

describe('the log of the workspace', () => {
  test('keeps the last lines, and goes on counting', () => {
    const log = newLog({ now: () => 0 });
    const line = { kind: 'call', from: 'app', name: 'api.test', ok: true } as const;
    for (const _ of Array.from({ length: logLines * 2 })) log.add(line);
    expect(log.entries()).toHaveLength(logLines);
    expect(log.entries()[0]?.n).toBe(logLines + 1);
    log.clear();
    expect(log.add(line).n).toBe(logLines * 2 + 1);
    expect(log.entries()).toHaveLength(1);
  });
});
