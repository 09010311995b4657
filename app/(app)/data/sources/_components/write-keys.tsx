import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card, CardFoot } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { WriteKeyItem } from '@/lib/services/accounts/list-write-keys';

/** The keys with which sources send, and when each was used last. */
export function WriteKeys({ keys, manages }: { keys: WriteKeyItem[]; manages: boolean }) {
  const toSettings = manages && (
    <Button asChild size="sm">
      <Link href="/settings/api">Create or revoke keys</Link>
    </Button>
  );
  return (
    <Card>
      {keys.length === 0 ? (
        <EmptyState title="No write key yet" action={toSettings}>
          Every source sends with a write key of its own. A write key can only write events.{' '}
          {manages ? '' : 'An admin creates them in the settings.'}
        </EmptyState>
      ) : (
        <>
          <Table label="Write keys">
            <TableHead>
              <TableRow>
                <TableHeader>Source</TableHeader>
                <TableHeader>Key</TableHeader>
                <TableHeader>State</TableHeader>
                <TableHeader align="right">Last used</TableHeader>
                <TableHeader align="right">Created</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {keys.map((key) => (
                <TableRow key={key.id}>
                  <TableCell className="font-medium">{key.name}</TableCell>
                  <TableCell>
                    <code className="font-mono text-ink-2 text-xs">{key.hint}…</code>
                  </TableCell>
                  <TableCell>{key.revokedAt ? <Chip>Revoked</Chip> : <Chip tone="good">In use</Chip>}</TableCell>
                  <TableCell align="right">{key.lastUsedAt ? <Time value={key.lastUsedAt} /> : 'never'}</TableCell>
                  <TableCell align="right">
                    <Time value={key.createdAt} as="date" />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {toSettings && <CardFoot className="justify-end">{toSettings}</CardFoot>}
        </>
      )}
    </Card>
  );
}
