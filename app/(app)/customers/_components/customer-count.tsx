import { formatCount, formatNoun } from '@/components/ui/format';
import { pool } from '@/lib/platform/db';
import { countCustomers } from '@/lib/services/profiles/count-customers';
import type { CustomerFilter } from '@/lib/services/profiles/customer-filter';

/** "50 of 5,942 customers": counted exactly, after the list has been shown. */
export async function CustomerCount({
  filter,
  at,
  personal,
  shown,
}: {
  filter: CustomerFilter;
  at: Date;
  personal: boolean;
  shown: number;
}) {
  const total = await countCustomers(pool(), { filter, at, personal });
  return (
    <>
      {formatCount(shown)} of {formatNoun(total, 'customer')}
    </>
  );
}
