import type { BackendFactory, IQueueBackend, JobJson, MinimalJob } from 'bullmq';
import type { MemoryWire } from './memory-wire.ts';
import { UnusedMembers } from './unused-members.ts';

/** What BullMQ calls a job tuple: `[job, id, rate limit, delay]`; without a job it says that nothing waits. */
type JobTuple = [JobJson | undefined, string, number, number];

/**
 * BullMQ's view of a `MemoryWire`. Without other processes nobody can lose a lock or stall, so there
 * are none; workers run with `skipLockRenewal` and `skipStalledCheck`.
 */
export class MemoryBackend extends UnusedMembers implements IQueueBackend {
  readonly keys = {};
  readonly minimumBlockTimeout = 0.001;
  readonly qualifiedName: string;
  readonly #wire: MemoryWire;
  readonly #stop = new AbortController();
  closing: Promise<void> | undefined;

  constructor(name: string, wire: MemoryWire) {
    super();
    this.qualifiedName = `memory:${name}`;
    this.#wire = wire;
  }

  toKey(type: string): string {
    return `${this.qualifiedName}:${type}`;
  }

  clientName(suffix = ''): string {
    return `${this.qualifiedName}${suffix}`;
  }

  async waitUntilReady(): Promise<void> {}

  async close(): Promise<void> {
    this.#stop.abort();
    this.closing ??= Promise.resolve();
  }

  async addJob(job: JobJson, jobId: string): Promise<string> {
    this.#wire.put(jobId, job);
    return jobId;
  }

  async moveToActive(): Promise<JobTuple> {
    return this.#take();
  }

  async moveToCompleted(job: Ended, ...[, , , next]: EndedHow) {
    return this.#finish(job, next);
  }

  async moveToFailed(job: Ended, ...[, , , next]: EndedHow) {
    return this.#finish(job, next);
  }

  /** Only an arrival or the worker's end interrupts the wait: nothing here is ever due by time, so the timeout has no use. */
  async waitForJob(): Promise<{ member: string; score: number }> {
    await this.#wire.arrival(this.#stop.signal);
    return { member: '', score: 0 };
  }

  /** BullMQ calls this when a worker closes; it asks for one more job after that, and must not get any. */
  async disconnectBlocking(): Promise<void> {
    this.#stop.abort();
  }

  async reconnectBlocking(): Promise<void> {}

  #take(): JobTuple {
    const [id, job] = (!this.#stop.signal.aborted && this.#wire.take()) || ['', undefined];
    return [job, id, 0, 0];
  }

  #finish(job: Ended, next: boolean) {
    this.#wire.end(job.id ?? '');
    return { result: next ? this.#take() : undefined, finishedOn: Date.now() };
  }
}

type Ended = Pick<MinimalJob, 'id'>;
type EndedHow = [value: unknown, keep: unknown, token: string, next: boolean];

/** The wire takes the place of a connection: queue and workers that are given the same one belong together. */
export const createMemoryBackend: BackendFactory<MemoryBackend, MemoryWire> = (
  name,
  { connection },
) => new MemoryBackend(name, connection);
