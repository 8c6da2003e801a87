import { EventEmitter } from 'node:events';

const refuse = (member: string) => (): Promise<never> =>
  Promise.reject(new Error(`The queue in memory has no ${member}: wake-ups do not need it`));

/**
 * What BullMQ offers and wake-ups never use: schedulers, flows, delays, logs, counts and looks into
 * the past. Each member refuses by name, so that a new use shows at its first call.
 */
export class UnusedMembers extends EventEmitter {
  readonly disconnect = refuse('disconnect');
  readonly setName = refuse('setName');
  readonly addJobs = refuse('addJobs');
  readonly addFlow = refuse('addFlow');
  readonly addJobScheduler = refuse('addJobScheduler');
  readonly moveToDelayed = refuse('moveToDelayed');
  readonly moveToWaitingChildren = refuse('moveToWaitingChildren');
  readonly moveJobFromActiveToWait = refuse('moveJobFromActiveToWait');
  readonly retryJob = refuse('retryJob');
  readonly retryFinishedJob = refuse('retryFinishedJob');
  readonly promote = refuse('promote');
  readonly moveStalledJobsToWait = refuse('moveStalledJobsToWait');
  readonly retryFinishedJobs = refuse('retryFinishedJobs');
  readonly promoteJobs = refuse('promoteJobs');
  readonly pause = refuse('pause');
  readonly drain = refuse('drain');
  readonly cleanJobsByState = refuse('cleanJobsByState');
  readonly obliterate = refuse('obliterate');
  readonly removeOrphanedJobs = refuse('removeOrphanedJobs');
  readonly extendLock = refuse('extendLock');
  readonly extendLocks = refuse('extendLocks');
  readonly updateData = refuse('updateData');
  readonly updateProgress = refuse('updateProgress');
  readonly addLog = refuse('addLog');
  readonly clearLogs = refuse('clearLogs');
  readonly changeDelay = refuse('changeDelay');
  readonly changePriority = refuse('changePriority');
  readonly remove = refuse('remove');
  readonly removeUnprocessedChildren = refuse('removeUnprocessedChildren');
  readonly removeChildDependency = refuse('removeChildDependency');
  readonly removeDeduplicationKey = refuse('removeDeduplicationKey');
  readonly deleteDeduplicationKey = refuse('deleteDeduplicationKey');
  readonly updateJobSchedulerNextMillis = refuse('updateJobSchedulerNextMillis');
  readonly removeJobScheduler = refuse('removeJobScheduler');
  readonly getJobScheduler = refuse('getJobScheduler');
  readonly isJobScheduler = refuse('isJobScheduler');
  readonly getJobSchedulerData = refuse('getJobSchedulerData');
  readonly getJobSchedulersRange = refuse('getJobSchedulersRange');
  readonly getJobSchedulersCount = refuse('getJobSchedulersCount');
  readonly getState = refuse('getState');
  readonly isFinished = refuse('isFinished');
  readonly isMaxed = refuse('isMaxed');
  readonly isJobInState = refuse('isJobInState');
  readonly getJobData = refuse('getJobData');
  readonly getDeduplicationJobId = refuse('getDeduplicationJobId');
  readonly getJobLogs = refuse('getJobLogs');
  readonly getRateLimitTtl = refuse('getRateLimitTtl');
  readonly getCounts = refuse('getCounts');
  readonly getCountsPerPriority = refuse('getCountsPerPriority');
  readonly getRanges = refuse('getRanges');
  readonly getDependencyCounts = refuse('getDependencyCounts');
  readonly getDependencies = refuse('getDependencies');
  readonly getProcessedChildrenValues = refuse('getProcessedChildrenValues');
  readonly getIgnoredChildrenFailures = refuse('getIgnoredChildrenFailures');
  readonly getMetrics = refuse('getMetrics');
  readonly getClientList = refuse('getClientList');
  readonly paginate = refuse('paginate');
  readonly setQueueMeta = refuse('setQueueMeta');
  readonly getQueueMetaField = refuse('getQueueMetaField');
  readonly getQueueMetaFields = refuse('getQueueMetaFields');
  readonly getQueueMeta = refuse('getQueueMeta');
  readonly removeQueueMetaFields = refuse('removeQueueMetaFields');
  readonly hasQueueMetaField = refuse('hasQueueMetaField');
  readonly setRateLimit = refuse('setRateLimit');
  readonly removeRateLimitKey = refuse('removeRateLimitKey');
  readonly removeDeprecatedPriorityKey = refuse('removeDeprecatedPriorityKey');
  readonly trimEvents = refuse('trimEvents');
  readonly publishEvent = refuse('publishEvent');
  readonly readEvents = refuse('readEvents');

  forQueue(): never {
    throw new Error('The queue in memory has no sibling queues: wake-ups do not need them');
  }

  parseNodeKey(): never {
    throw new Error('The queue in memory has no flows: wake-ups do not need them');
  }
}
