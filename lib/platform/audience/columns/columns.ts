import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Pool } from '../../db';
import { log } from '../../log';
import { ColumnStore, type ColumnStoreOptions } from './column-store';
import { reading } from './reading';

/** How often the columns follow the database when nobody asks; what has come since is then little at the next question. */
const FOLLOW_MS = 10_000;
/** After a failure, or for a shop that is too large, it is tried again so much later. */
const RETRY_MS = 5 * 60_000;

/**
 * A process's columns: loaded in the background at the first question, brought up to the snapshot of each. One question
 * at a time has them. While they load, and where they cannot be had, questions go to the database.
 */
export class Columns {
  private store: ColumnStore | undefined;
  private loading: Promise<void> | undefined;
  private retryAt = 0;
  /** The last attempt failed, and is made again without anybody asking. */
  private failed = false;
  private turn: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly options: ColumnStoreOptions,
  ) {}

  /** The columns are there. */
  get ready(): boolean {
    return this.store !== undefined;
  }

  get isLoading(): boolean {
    return this.loading !== undefined;
  }
  /** How many events are held. */
  get events(): number {
    return this.store?.events ?? 0;
  }

  /** Begins to load them where they are neither there nor being loaded; resolves when that is over. */
  load(): Promise<void> {
    if (this.store || this.options.maxBytes === 0 || performance.now() < this.retryAt) return Promise.resolve();
    this.loading ??= this.loadStore().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  /**
   * Runs `work` when its turn has come; nobody else has the columns until it ends. `work` opens a snapshot and hands its
   * connection to `use`, which brings the columns to it; undefined where there are none.
   */
  async inTurn(work: (use: (db: PoolClient) => Promise<ColumnStore | undefined>) => Promise<void>): Promise<void> {
    if (!this.store) {
      void this.load();
      return work(async () => undefined);
    }
    const before = this.turn;
    let end: () => void = () => undefined;
    this.turn = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    try {
      await work((db) => this.follow(db));
    } finally {
      end();
    }
  }

  /** Stops following; for the end of a process or test. */
  close(): void {
    clearInterval(this.timer);
    this.store = undefined;
    this.retryAt = Number.POSITIVE_INFINITY;
  }

  private async follow(db: PoolClient): Promise<ColumnStore | undefined> {
    const { store } = this;
    if (!store) return undefined;
    try {
      if (await store.refresh(db)) return store;
    } catch (error) {
      // A half-read state is of no use to anyone.
      this.store = undefined;
      throw error;
    }
    this.store = undefined;
    void this.load();
    return undefined;
  }

  private async loadStore(): Promise<void> {
    const started = performance.now();
    try {
      const store = new ColumnStore(this.options);
      const fits = await store.load(this.pool);
      if (!fits) this.retryAt = performance.now() + RETRY_MS;
      else this.store = store;
      this.failed = false;
      const [events, seconds] = [store.events, Math.round((performance.now() - started) / 100) / 10];
      const what = { events, megabytes: Math.round(store.bytes / 2 ** 20), seconds };
      log.info(what, fits ? 'events are held in memory' : 'events need more memory than allowed; the database answers');
    } catch (error) {
      this.retryAt = performance.now() + RETRY_MS / 10;
      this.failed = true;
      log.warn({ err: error }, 'events could not be loaded into memory; the database answers');
    }
    this.timer ??= setInterval(() => void this.keepUp(), FOLLOW_MS).unref();
  }

  private async keepUp(): Promise<void> {
    if (!this.store) {
      if (this.failed) await this.load();
      return;
    }
    try {
      // One column a turn: whoever asks meanwhile comes in between.
      for (let more = true; more; )
        await this.inTurn((use) =>
          reading(this.pool, async (db) => {
            const store = await use(db);
            more = store !== undefined && (await store.warm(db));
          }),
        );
    } catch (error) {
      log.warn({ err: error }, 'events in memory could not follow');
    }
  }
}

/** Waits until the columns are there; for tests and benchmarks. */
export async function untilReady(columns: Columns, patienceMs: number): Promise<void> {
  const started = performance.now();
  while (!columns.ready) {
    await columns.load();
    if (performance.now() - started > patienceMs) throw new Error('the columns did not become ready');
    if (!columns.ready) await sleep(50);
  }
}
