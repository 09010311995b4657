import { Radio } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

const SAMPLE = `curl https://this-address/api/v1/track \\
  -u YOUR_WRITE_KEY: \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "customer-42",
    "event": "Order Completed",
    "properties": {"orderId": "A-1001", "total": 38.50, "currency": "GBP", "products": []}
  }'`;

/** Where no event has come yet: what the page is for, and how events are sent. */
export function EmptyOverview({ canCreateKey, canSeeData }: { canCreateKey: boolean; canSeeData: boolean }) {
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
          sent here, by any Segment client library or by one call:
        </EmptyState>
        <div className="mx-auto max-w-2xl px-4 pb-10">
          <CodeBlock code={SAMPLE} label="Send an order" />
        </div>
      </Card>
    </>
  );
}
