import { Radio } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

const sample = (address: string) => `curl ${address}/api/v1/track \\
  -u YOUR_WRITE_KEY: \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "customer-42",
    "event": "Order Completed",
    "properties": {"orderId": "A-1001", "total": 38.50, "currency": "GBP"}
  }'`;

/** Where no event has come yet: what the page is for, and how events are sent. */
export function EmptyOverview({
  address,
  canCreateKey,
  canSeeData,
}: {
  /** Where this product is reached. */
  address: string;
  canCreateKey: boolean;
  canSeeData: boolean;
}) {
  return (
    <>
      <PageHeader title="Overview" />
      <Card>
        <EmptyState
          icon={Radio}
          title="No event has arrived yet"
          action={
            <>
              {canCreateKey && (
                <Button asChild variant="primary">
                  <Link href="/settings/api">Create a write key</Link>
                </Button>
              )}
              {canSeeData && (
                <Button asChild>
                  <Link href="/data/sources">Sources &amp; events</Link>
                </Button>
              )}
            </>
          }
        >
          This page says each Monday what the shop took, what changed and why. It begins with the first order that is
          sent here, by any Segment client library or by a call as below.
        </EmptyState>
        <div className="mx-auto max-w-2xl px-4 pb-10">
          <CodeBlock code={sample(address)} label="Send an order" />
        </div>
      </Card>
    </>
  );
}
