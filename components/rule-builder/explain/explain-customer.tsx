'use client';

import Link from 'next/link';
import { messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import type { Rule } from '@/lib/rules';
import { customerName, type FoundCustomer } from './customer-search';
import { ExplainedRule } from './explained-rule';
import { useExplanation } from './use-explanation';

/** Why a rule holds for a customer, or not; also a rule that nobody has saved. */
export function ExplainCustomer({ customer, rule }: { customer: FoundCustomer; rule: Rule }) {
  const { data, error, isFetching, isPlaceholderData } = useExplanation(customer.id, rule);
  return (
    <section aria-label={`Why ${customerName(customer)}?`}>
      <p className="mb-1 text-sm">
        <Link href={`/customers/${customer.id}`} className="link">
          {customerName(customer)}
        </Link>
        {customer.name && customer.email && <span className="ml-2 text-ink-2">{customer.email}</span>}
      </p>
      {error ? (
        <Callout tone="bad">{messageOf(error)}</Callout>
      ) : data && !isPlaceholderData ? (
        <div aria-busy={isFetching || undefined} className={cn('transition-opacity', isFetching && 'opacity-60')}>
          <ExplainedRule rule={rule} explained={data} />
        </div>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </section>
  );
}
