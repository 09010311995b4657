'use client';

import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { formatCount, formatDecimal, formatMoney, formatNoun } from '@/components/ui/format';
import type { PreviewCustomer } from '../types';
import type { Counted } from '../use-preview';
import { Section } from './section';

export interface WhoAreTheyProps {
  counted: Counted;
  stale: boolean;
  /** Draws other customers. */
  redraw?: () => void;
  /** Asks why somebody is in it, or not. */
  onWhy?: () => void;
}

/** A few customers for whom the rule holds, drawn anew at will; personal data by the viewer's role. */
export function WhoAreThey({ counted, stale, redraw, onWhy }: WhoAreTheyProps) {
  const { count, sample } = counted.preview;
  const why = onWhy && (
    <button type="button" className="link text-xs" onClick={onWhy}>
      Why in, why not?
    </button>
  );
  if (count === 0 || sample.length === 0)
    return (
      why && (
        <Section title="Who are they?" end={why}>
          <p className="text-ink-2 text-sm">Nobody now.</p>
        </Section>
      )
    );
  return (
    <Section
      title="Who are they?"
      note={`${formatCount(sample.length)} of ${formatCount(count)}`}
      end={
        <span className="inline-flex gap-3">
          {why}
          {redraw && sample.length < count && (
            <button type="button" className="link text-xs" onClick={redraw}>
              Draw again
            </button>
          )}
        </span>
      }
      busy={stale}
      className="pb-2"
    >
      <div className={cn(row, 'h-5 text-ink-2 text-xs')}>
        <span className="col-span-2">Customer</span>
        <span>Spent, orders</span>
        <span className="text-right">Engagement</span>
      </div>
      {sample.map((customer) => (
        <Sampled key={customer.id} customer={customer} />
      ))}
    </Section>
  );
}

const row = 'grid grid-cols-[26px_minmax(0,1fr)_104px_68px] items-center gap-x-2.5';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function nameOf({ traits = {}, email, externalId, id }: PreviewCustomer): string {
  const name = text(traits.name) || [traits.firstName, traits.lastName].map(text).filter(Boolean).join(' ');
  return name || email || externalId || `Visitor ${id.slice(-4)}`;
}

function Sampled({ customer }: { customer: PreviewCustomer }) {
  const { traits = {}, metrics = {}, id } = customer;
  const name = nameOf(customer);
  const where = [traits.city, traits.country].map(text).filter(Boolean).join(', ');
  const orders = typeof metrics.frequency === 'number' ? metrics.frequency : null;
  const recency = typeof metrics.recencyDays === 'number' ? metrics.recencyDays : null;
  const money = typeof metrics.monetary === 'string' || typeof metrics.monetary === 'number' ? metrics.monetary : null;
  return (
    <Link
      href={`/customers/${id}`}
      className={cn(row, '-mx-2 h-9 rounded-sm px-2 text-sm leading-4.25 hover:bg-hover')}
    >
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <small className="block truncate text-ink-3 text-xs leading-4">{where || '–'}</small>
      </span>
      <span className="min-w-0">
        <span className="block tabular-nums">
          {orders ? formatMoney(money, text(metrics.currency) || 'GBP') : 'no order'}
        </span>
        <small className="block truncate text-ink-3 text-xs leading-4">
          {orders
            ? `${formatCount(orders)}×${recency === null ? '' : `, ${recency === 0 ? 'today' : `${formatNoun(recency, 'day')} ago`}`}`
            : 'so far'}
        </small>
      </span>
      <span className="text-right font-medium tabular-nums">
        {formatDecimal(typeof metrics.engagementScore === 'number' ? metrics.engagementScore : null, 0)}
      </span>
    </Link>
  );
}
