import { Callout } from '@/components/ui/callout';
import { Chip } from '@/components/ui/chip';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { EmailStatus } from '@/lib/services/profiles/email-status';
import type { ConsentEntry, SuppressionEntry } from '@/lib/services/profiles/read-consent';

const MEANING: Record<EmailStatus, string> = {
  reachable: 'Can be emailed: there is an address, nobody has unsubscribed it, and no email to it has bounced.',
  unsubscribed: 'Is not emailed: the customer has unsubscribed.',
  bounced: 'Is not emailed: an email to this address came back.',
  complained: 'Is not emailed: the customer marked an email as spam.',
  noEmail: 'Is not emailed: no email address is known.',
};

export interface ConsentTabProps {
  consent: ConsentEntry[];
  suppressions: SuppressionEntry[];
  emailStatus: EmailStatus;
}

/** What the customer has said about being written to, channel by channel, and what else stands against it. */
export function ConsentTab({ consent, suppressions, emailStatus }: ConsentTabProps) {
  const rows = [
    ...consent.map((entry) => ({
      ...entry,
      word: entry.state as string,
      tone: entry.state === 'subscribed' ? ('good' as const) : ('neutral' as const),
    })),
    ...suppressions.map((entry) => ({
      ...entry,
      word: `suppressed: ${entry.reason}`,
      tone: 'bad' as const,
      source: 'event',
    })),
  ];
  return (
    <div className="grid gap-4 p-4">
      <Callout tone={emailStatus === 'reachable' ? 'good' : 'info'}>{MEANING[emailStatus]}</Callout>
      {rows.length === 0 ? (
        <p className="text-ink-2 text-sm">The customer has said neither yes nor no on any channel.</p>
      ) : (
        <Table label="Consent">
          <TableHead>
            <TableRow>
              <TableHeader>Channel</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader>By</TableHeader>
              <TableHeader align="right">Since</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={`${row.channel} ${row.word}`}>
                <TableCell className="font-medium">{row.channel}</TableCell>
                <TableCell>
                  <Chip tone={row.tone}>{row.word}</Chip>
                </TableCell>
                <TableCell className="text-ink-2">{row.source.replace(/^event:/, 'event ')}</TableCell>
                <TableCell align="right">
                  <Time value={row.at} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}
