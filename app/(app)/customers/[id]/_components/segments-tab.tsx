import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { CustomerMembership } from '@/lib/services/profiles/list-memberships';
import { WhyInSegment } from './why-in-segment';

export interface SegmentsTabProps {
  /** Id. */
  customer: string;
  current: CustomerMembership[];
  past: CustomerMembership[];
}

/** Where the customer is now and since when, and where they have been. */
export function SegmentsTab({ customer, current, past }: SegmentsTabProps) {
  return (
    <>
      <Memberships current={current} past={past} />
      <WhyInSegment customer={customer} current={current.map(({ segmentId }) => segmentId)} />
    </>
  );
}

function Memberships({ current, past }: Omit<SegmentsTabProps, 'customer'>) {
  if (current.length + past.length === 0)
    return (
      <EmptyState title="In no segment">
        Nothing that is live takes this customer in, and nothing has so far.
      </EmptyState>
    );
  return (
    <Table label="Segments">
      <TableHead>
        <TableRow>
          <TableHeader>Segment</TableHeader>
          <TableHeader>Entered</TableHeader>
          <TableHeader>Left</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...current, ...past].map((membership) => (
          <TableRow key={`${membership.segmentId} ${membership.enteredAt.toISOString()}`}>
            <TableCell>
              <Link
                href={`/segments/${membership.segmentId}`}
                className="font-[550] hover:underline hover:underline-offset-3"
              >
                {membership.name}
              </Link>
            </TableCell>
            <TableCell>
              <Time value={membership.enteredAt} />
            </TableCell>
            <TableCell>
              {membership.leftAt ? <Time value={membership.leftAt} /> : <span className="text-good">in it now</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
