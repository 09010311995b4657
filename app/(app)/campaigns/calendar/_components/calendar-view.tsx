'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import type { Calendar, CalendarDay, CalendarEntry } from '@/lib/services/campaigns/read-calendar';
import { STATUS_WORDS } from '../../_components/words';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const TONES: Readonly<Record<string, string>> = {
  good: 'border-l-good',
  accent: 'border-l-accent',
  bad: 'border-l-bad',
  neutral: 'border-l-line-control',
  warn: 'border-l-warn',
};

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );
const dayName = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

/** A month in weeks; on a phone a list of the days on which something goes out. */
export function CalendarView({ calendar, canEdit }: { calendar: Calendar; canEdit: boolean }) {
  const busy = calendar.weeks.flat().filter(({ entries, inMonth }) => inMonth && entries.length > 0);
  return (
    <>
      <Breadcrumb trail={[{ label: 'Campaigns', href: '/campaigns' }, { label: 'Calendar' }]} />
      <PageHeader
        title={monthName(calendar.month)}
        description={`Times of ${calendar.zone.replaceAll('_', ' ')}`}
        actions={
          <>
            <Button asChild aria-label="Month before">
              <Link href={`/campaigns/calendar?month=${calendar.previous}`} aria-label="Month before">
                <ChevronLeft aria-hidden />
              </Link>
            </Button>
            <Button asChild>
              <Link href="/campaigns/calendar">Today</Link>
            </Button>
            <Button asChild>
              <Link href={`/campaigns/calendar?month=${calendar.next}`} aria-label="Month after">
                <ChevronRight aria-hidden />
              </Link>
            </Button>
            {canEdit && (
              <Button asChild variant="primary">
                <Link href="/campaigns/new">New campaign</Link>
              </Button>
            )}
          </>
        }
      />
      {calendar.live.length > 0 && (
        <p className="text-ink-2 text-sm">
          Every day, as customers enter:{' '}
          {calendar.live.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link href={`/campaigns/${id}`} className="text-ink underline decoration-line-strong underline-offset-3">
                {name}
              </Link>
            </span>
          ))}
        </p>
      )}
      <Card className="overflow-hidden max-md:hidden">
        <table className="w-full table-fixed border-collapse">
          <thead>
            <tr>
              {DAYS.map((day) => (
                <th
                  key={day}
                  scope="col"
                  className="border-line border-b px-2 py-1.5 text-left font-medium text-ink-2 text-xs"
                >
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calendar.weeks.map((week) => (
              <tr key={week[0]?.day}>
                {week.map((day) => (
                  <DayCell key={day.day} day={day} zone={calendar.zone} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card className="grid gap-3 p-4 md:hidden">
        {busy.length === 0 && <p className="text-ink-2">Nothing goes out this month.</p>}
        {busy.map((day) => (
          <section key={day.day} className="grid gap-1">
            <h2 className="text-sm">{dayName(day.day)}</h2>
            {day.entries.map((entry) => (
              <Entry key={`${entry.id}${entry.at}`} entry={entry} zone={calendar.zone} />
            ))}
          </section>
        ))}
      </Card>
    </>
  );
}

function DayCell({ day: { day, inMonth, today, entries }, zone }: { day: CalendarDay; zone: string }) {
  return (
    <td className={cn('h-28 border-line border-t border-l align-top first:border-l-0', !inMonth && 'bg-sunken/60')}>
      <div className="grid gap-1 p-1.5">
        <span
          className={cn(
            'justify-self-start rounded-full px-1 text-ink-2 text-xs tabular-nums',
            today && 'bg-accent font-semibold text-accent-ink',
          )}
        >
          {Number(day.slice(8))}
          {today && <span className="sr-only"> today</span>}
        </span>
        {entries.map((entry) => (
          <Entry key={`${entry.id}${entry.at}`} entry={entry} zone={zone} />
        ))}
      </div>
    </td>
  );
}

function Entry({ entry: { id, name, status, at, sent }, zone }: { entry: CalendarEntry; zone: string }) {
  const { label, tone } = STATUS_WORDS[status];
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    Date.parse(at),
  );
  return (
    <Link
      href={`/campaigns/${id}`}
      className={cn(
        'grid min-h-6 rounded-xs border border-line border-l-3 bg-card px-1.5 py-0.5 text-xs hover:bg-hover',
        TONES[sent === null ? tone : 'neutral'],
        sent === null && status === 'draft' && 'border-dashed',
      )}
    >
      <span className="truncate font-[550]" title={name}>
        {name}
      </span>
      <span className="text-ink-2">
        {time}, {sent === null ? label.toLowerCase() : `sent to ${formatCount(sent)}`}
      </span>
    </Link>
  );
}
