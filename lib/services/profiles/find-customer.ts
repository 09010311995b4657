import sql from 'sql-template-tag';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type EmailStatus, emailJoins, emailStatus } from './email-status';

export interface CustomerRecord {
  number: number;
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  /** When each trait was last set, by name (RFC 3339). */
  traitTimes: Record<string, string>;
  emailStatus: EmailStatus;
  createdAt: Date;
  updatedAt: Date;
  firstSeenAt: Date | null;
}

interface Row extends CustomerRecord {
  erasedAt: Date | null;
  survivorId: string | null;
}

/**
 * One customer by id. Errors: `notFound`; for one that was merged into another, the detail names who is left; what was
 * erased is not there.
 */
export async function findCustomer(db: Queryable, id: string): Promise<CustomerRecord> {
  if (id.includes('\u0000')) throw new AppError('notFound', 'No customer has this id.');
  const { rows } = await db.query<Row>(sql`
    SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, c.trait_times AS "traitTimes", ${emailStatus} AS "emailStatus",
      c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.first_seen_at AS "firstSeenAt", c.erased_at AS "erasedAt",
      (SELECT w.id FROM customer w WHERE w.number = c.merged_into) AS "survivorId"
    FROM customer c ${emailJoins} WHERE c.id = ${id}`);
  const row = rows[0];
  if (!row || row.erasedAt) throw new AppError('notFound', 'No customer has this id.');
  const { survivorId, erasedAt: _, ...customer } = row;
  if (survivorId) throw new MergedCustomerError(survivorId);
  return customer;
}

/** The customer was merged into another; `survivorId` is that one. */
export class MergedCustomerError extends AppError {
  constructor(readonly survivorId: string) {
    super('notFound', `This customer was merged into ${survivorId}.`);
  }
}
