import type { Strategy } from '../../src/core/strategy/strategy.ts';

/** The strategies, with what else people call them. */
export const strategyWords: Readonly<Record<Strategy, readonly string[]>> = {
  rollback: ['roll-back', 'revert', 'back'],
  'fix-forward': [
    'forward-fix',
    'fixforward',
    'roll-forward',
    'rollforward',
    'hotfix',
    'hot-fix',
    'forward',
  ],
  'flag-off': ['flagoff', 'flag', 'feature-flag', 'kill-switch', 'killswitch'],
  'traffic-shift': ['shift-traffic', 'shift', 'traffic', 'canary', 'stop-canary', 'canary-stop'],
  restart: ['reboot', 'bounce'],
  failover: ['fail-over'],
  contain: ['stop-traffic', 'read-only', 'stop-writes'],
  wait: ['hold', 'watch', 'observe'],
};
