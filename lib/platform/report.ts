import pg from 'pg';
import { AppError } from '@/lib/core';
import { createPool, type Pool } from './db';
import { env } from './env';
import { processWide } from './process-wide';

const QUERY_CANCELED = '57014';
/** Reports share so few connections that they leave the others to everything that must answer at once. */
const CONNECTIONS = 4;

/**
 * The connections of questions about many customers that a screen or a client waits for: results, overview, audiences.
 * The database ends each statement after REPORT_SECONDS, so that none goes on for somebody who has long left.
 */
export const reportPool = (): Pool =>
  processWide('report-pool', () => createPool(env().DATABASE_URL, CONNECTIONS, env().REPORT_SECONDS * 1_000));

/**
 * Asks for a report within the limit. Errors: timeout, with words for a person; its `digest` tells a page that it was
 * time, where the words of an error do not reach the browser.
 */
export async function report<T>(ask: (db: Pool) => Promise<T>): Promise<T> {
  try {
    return await ask(reportPool());
  } catch (error) {
    throw error instanceof pg.DatabaseError && error.code === QUERY_CANCELED ? tookTooLong(error) : error;
  }
}

export const TOOK_TOO_LONG = 'took-too-long';

const tookTooLong = (cause: Error): AppError =>
  Object.assign(
    new AppError(
      'timeout',
      `This report took longer than ${env().REPORT_SECONDS} seconds and was ended. Nothing is lost; try again, or ask for a shorter period`,
      { cause },
    ),
    { digest: TOOK_TOO_LONG },
  );
