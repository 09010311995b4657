import sql, { type Sql } from 'sql-template-tag';
import type { ConsentCondition } from '../types';
import { asked, type CompileContext } from './context';

/** Customers in one of the two states; `neq unknown` is either. */
export function compileConsent({ channel, value }: ConsentCondition, context: CompileContext): Sql {
  const states = value === 'unknown' ? ['subscribed', 'unsubscribed'] : [value];
  return sql`SELECT k.customer FROM consent k WHERE k.channel = ${channel}::text AND k.state = ANY(${states}::text[]) AND ${asked(sql`k.customer`, context)}`;
}
