import { createHash } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';

/**
 * A number in [0, 1) that depends on nothing but what is drawn for (holdout, variant, pilot), the campaign's id and the
 * customer's: the same person is always on the same side, and the draws for different things are independent.
 */
export function hashShare(purpose: string, campaign: string, customer: string): number {
  const digest = createHash('md5').update(`${purpose}:${campaign}:${customer}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** The same in SQL; `customer` is an expression that gives the customer's id. */
export const hashShareSql = (purpose: string, campaign: string, customer: Sql): Sql =>
  sql`(('x' || substr(md5(${`${purpose}:${campaign}:`}::text || ${customer}), 1, 8))::bit(32)::bigint / 4294967296.0)`;
