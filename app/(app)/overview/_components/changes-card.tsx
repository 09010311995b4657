import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { formatNoun } from '@/components/ui/format';
import type { Change } from '@/lib/services/monitoring/overview/types';
import type { ChangeWords } from './change-words';
import { customerHref, customersOf, segmentHref } from './links';

export interface ToldChange {
  change: Change;
  words: ChangeWords;
}

const key = (change: Change): string =>
  change.kind === 'segment'
    ? change.id
    : change.kind === 'unsubscribes'
      ? change.kind
      : `${change.kind}-${change.group}`;

/** What moved against the period before, largest first, each with how well it is explained. */
export function ChangesCard({
  changes,
  before,
  note,
}: {
  changes: readonly ToldChange[];
  before: string;
  note?: string;
}) {
  return (
    <Card aria-labelledby="changes" className="flex flex-col">
      <CardHead
        id="changes"
        title="What changed, and why?"
        actions={<span className="text-ink-3 text-xs">against {before}, largest first</span>}
      />
      {changes.length === 0 ? (
        <p className="px-4 py-8 text-center text-ink-2 text-sm">{note ?? `Nothing moved against ${before}.`}</p>
      ) : (
        <ol className="grid flex-1 auto-rows-[1fr] py-0.5">
          {changes.map(({ change, words }) => (
            <li
              key={key(change)}
              className="grid grid-cols-[minmax(0,1fr)_auto] content-center items-start gap-x-4 gap-y-1 border-line border-b px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[88px_minmax(0,1fr)_96px]"
            >
              <span
                className={cn(
                  'whitespace-nowrap font-semibold leading-5 text-base tabular-nums',
                  words.tone === 'good' ? 'text-good' : words.tone === 'bad' ? 'text-bad' : 'text-ink-2',
                )}
              >
                {words.amount}
              </span>
              <p className="text-pretty text-ink-2 max-sm:order-last max-sm:col-span-2">
                <TitleLink change={change} title={words.title} /> {words.detail} <OrderLink change={change} />
                <Chip
                  tone={words.grade.tone}
                  title={words.grade.why}
                  className="ml-0.5 py-0 align-[1px] text-[11.5px] leading-4"
                >
                  {words.grade.label}
                </Chip>
              </p>
              <Sparkline
                values={change.line}
                label={`${words.title} ${formatNoun(change.line.length, 'week')}`}
                width={96}
                height={34}
                colour="var(--ink-2)"
                dot={words.tone === 'none' ? 'plain' : words.tone}
              />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function TitleLink({ change, title }: { change: Change; title: string }) {
  const href =
    change.kind === 'segment'
      ? segmentHref(change.id)
      : change.kind === 'unsubscribes'
        ? '/customers?email=unsubscribed'
        : customersOf(change.group);
  return (
    <Link href={href} className="rounded-xs font-[550] text-ink hover:underline hover:underline-offset-3">
      {title}
    </Link>
  );
}

/** To the customer whose single order or refund makes the change. */
function OrderLink({ change }: { change: Change }) {
  if (change.kind !== 'sales' || change.grade !== 'knownCause' || !change.single?.customerId) return null;
  return (
    <>
      <Link href={customerHref(change.single.customerId)} className="link text-xs">
        Whose
      </Link>{' '}
    </>
  );
}
