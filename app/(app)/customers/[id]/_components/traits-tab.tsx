import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { findTrait, type Sensitivity } from '@/lib/catalog';

const SENSITIVITY: Record<Sensitivity, string> = {
  none: 'Not personal',
  personal: 'Personal',
  special: 'Special category',
};

export interface TraitsTabProps {
  traits: Record<string, unknown>;
  times: Record<string, string>;
  masked: boolean;
}

/** What is known about the customer, since when, and how sensitive it is. */
export function TraitsTab({ traits, times, masked }: TraitsTabProps) {
  const rows = Object.entries(traits)
    .map(([name, value]) => ({ ...findTrait(name), value }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (rows.length === 0)
    return (
      <EmptyState title="No traits yet">
        Traits come with identify calls: name, email, country, whatever the shop knows.
      </EmptyState>
    );
  return (
    <Table label="Traits">
      <TableHead>
        <TableRow>
          <TableHeader>Trait</TableHeader>
          <TableHeader>Value</TableHeader>
          <TableHeader>Sensitivity</TableHeader>
          <TableHeader align="right">Set</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.name}>
            <TableCell>
              <span className="inline-block font-medium first-letter:uppercase">{row.label}</span>
              {row.label !== row.name && <code className="block font-mono text-ink-3 text-xs">{row.name}</code>}
            </TableCell>
            <TableCell className="max-w-[48ch] [overflow-wrap:anywhere]">
              <TraitValue value={row.value} date={row.type === 'date' && !(masked && row.sensitivity !== 'none')} />
            </TableCell>
            <TableCell>
              <Chip tone={row.sensitivity === 'special' ? 'warn' : 'neutral'}>{SENSITIVITY[row.sensitivity]}</Chip>
            </TableCell>
            <TableCell align="right" className="whitespace-nowrap">
              <Time value={times[row.name]} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function TraitValue({ value, date }: { value: unknown; date: boolean }) {
  if (value === null || value === undefined || value === '') return <span className="text-ink-3">empty</span>;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (date && typeof value === 'string' && !Number.isNaN(Date.parse(value))) return <Time value={value} as="date" />;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? <code className="font-mono text-xs">{JSON.stringify(value)}</code> : String(value);
}
