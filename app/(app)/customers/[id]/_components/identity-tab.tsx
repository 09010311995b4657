import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { CustomerRecord } from '@/lib/services/profiles/find-customer';
import type { CustomerIdentity, MergedCustomer } from '@/lib/services/profiles/list-identities';
import { maskEmail } from '@/lib/services/profiles/mask-customer';

export interface IdentityTabProps {
  identities: CustomerIdentity[];
  merged: MergedCustomer[];
  customer: Pick<CustomerRecord, 'externalId'>;
  masked: boolean;
}

const KIND = { user: 'userId', anonymous: 'anonymousId' } as const;

/** The names under which events find this customer, and who was merged into it. */
export function IdentityTab({ identities, merged, customer, masked }: IdentityTabProps) {
  if (identities.length + merged.length === 0)
    return <EmptyState title="No identity">No event source names this customer.</EmptyState>;
  return (
    <Table label="Identities">
      <TableHead>
        <TableRow>
          <TableHeader>Kind</TableHeader>
          <TableHeader>Value</TableHeader>
          <TableHeader align="right">Since</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {identities.map((identity) => (
          <TableRow key={`${identity.kind} ${identity.value}`}>
            <TableCell>
              {KIND[identity.kind]}
              {identity.kind === 'user' && identity.value === customer.externalId && (
                <span className="text-ink-3"> (external id)</span>
              )}
            </TableCell>
            <TableCell>
              <code className="font-mono text-xs [overflow-wrap:anywhere]">
                {masked && identity.value.includes('@') ? maskEmail(identity.value) : identity.value}
              </code>
            </TableCell>
            <TableCell align="right">
              <Time value={identity.createdAt} />
            </TableCell>
          </TableRow>
        ))}
        {merged.map((other) => (
          <TableRow key={other.id}>
            <TableCell>merged from</TableCell>
            <TableCell>
              <code className="font-mono text-xs [overflow-wrap:anywhere]">{other.id}</code>
            </TableCell>
            <TableCell align="right">
              <Time value={other.mergedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
