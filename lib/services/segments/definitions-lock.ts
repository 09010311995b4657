import type { Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';

/** Held alone by who changes segments, shared by who writes memberships: rules stand still while they are followed. */
const DEFINITIONS_LOCK = ADVISORY_LOCKS.definitions;

export const lockDefinitions = (db: Queryable, mode: 'alone' | 'shared') =>
  db.query(mode === 'alone' ? 'SELECT pg_advisory_xact_lock($1)' : 'SELECT pg_advisory_xact_lock_shared($1)', [
    DEFINITIONS_LOCK,
  ]);

/** The channel on which the worker hears that segments have changed. */
export const SEGMENT_CHANNEL = 'kindred_segment';
export const announceDefinitions = (db: Queryable) => db.query('SELECT pg_notify($1, $2)', [SEGMENT_CHANNEL, '']);
