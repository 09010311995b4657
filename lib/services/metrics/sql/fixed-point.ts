import sql, { type Sql } from 'sql-template-tag';

/**
 * Points are summed as whole millionths in double precision: whole numbers below 2^53 add up exactly, so that a sum does
 * not depend on the order of its parts.
 */
export const UNIT = 1e6;
const DAY_SECONDS = 86_400;

/** Seconds between an instant and a time, as double precision (which `extract` is not). */
export const secondsBefore = (at: Date, time: Sql): Sql => sql`date_part('epoch', ${at}::timestamptz - ${time})`;

/** `points` halved for every half-life of `seconds`, in millionths. */
export const decayed = (points: Sql, seconds: Sql, halfLifeDays: number): Sql =>
  sql`round(${points} * ${UNIT}::float8 * exp(${-Math.LN2 / (halfLifeDays * DAY_SECONDS)}::float8 * (${seconds})))`;

/** A sum of millionths as points. */
export const asPoints = (sum: Sql): Sql => sql`${sum} / ${UNIT}::float8`;
