/**
 * Where a run over everyone keeps its parts while it is under way. Not logged: what a crash leaves of it is thrown away
 * by the next run.
 */
export const STAGE_SCHEMA = 'metric_stage';

export const DROP_STAGE = `DROP SCHEMA IF EXISTS ${STAGE_SCHEMA} CASCADE`;

export const CREATE_STAGE = `
${DROP_STAGE};
CREATE SCHEMA ${STAGE_SCHEMA};
CREATE UNLOGGED TABLE ${STAGE_SCHEMA}.activity (customer int, events int, last_seen_at timestamptz, raw float8, raw_before float8, sessions int, variability float8);
CREATE UNLOGGED TABLE ${STAGE_SCHEMA}.money (customer int, orders int, revenue numeric, first_order_at timestamptz, previous_order_at timestamptz, last_order_at timestamptz);
CREATE UNLOGGED TABLE ${STAGE_SCHEMA}.email (customer int, delivered int, opened int, clicked int);
CREATE UNLOGGED TABLE ${STAGE_SCHEMA}.affinity (customer int, favourite text, affinities jsonb)`;

export const STAGE_TABLES = ['activity', 'money', 'email', 'affinity'] as const;
export type StageTable = (typeof STAGE_TABLES)[number];
