import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import type { Compute } from './trainer';

/** What long work on models needs. */
export interface Workbench {
  pool: Pool;
  clock: Clock;
  compute: Compute;
}
