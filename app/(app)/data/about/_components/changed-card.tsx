import { Card, CardBody, CardHead } from '@/components/ui/card';
import { formatCount, formatDate } from '@/components/ui/format';
import type { DemoRecord } from '@/lib/services/monitoring/data-origin/read-demo-setting';
import { Points } from './points';

const DAY_MS = 86_400_000;

/** What was done to the real part before it came in. */
export function ChangedCard({ demo }: { demo: DemoRecord }) {
  const moved = `${formatCount(demo.shiftDays)} days`;
  const lastDay = demo.real.lastOrderAt ? formatDate(demo.real.lastOrderAt, 'UTC') : null;
  const sourceDay = demo.real.lastOrderAt
    ? formatDate(demo.real.lastOrderAt.getTime() - demo.shiftDays * DAY_MS, 'UTC')
    : null;
  return (
    <Card aria-labelledby="changed">
      <CardHead id="changed" title="What was changed in the real part?" />
      <CardBody>
        <Points
          items={[
            [
              'Time',
              `Everything was moved on by ${moved}, so that the last day is the one before the loading${lastDay ? `: ${sourceDay} became ${lastDay}` : ''}. Hours and distances are kept; weekdays are not where the days are no whole weeks.`,
            ],
            [
              'Invoices',
              'An invoice is an Order Completed; a cancellation is an Order Refunded with its value. Lines of one product at one price are added up.',
            ],
            [
              'Products',
              'Names are written in the usual case. The category is derived from words of the description: the source has none.',
            ],
            ['Countries', 'Each customer has the country of the latest invoice.'],
            [
              'Left out',
              'Rows without a customer number; postage, fees, vouchers, tests and corrections; rows without a price; rows whose quantity has the wrong sign; and from the older file the days that both files hold (1 to 9 December 2010).',
            ],
            [
              'Kept',
              'Exact repeats of a row, very large orders that were cancelled within the hour, and customers who only sent goods back: as in life.',
            ],
          ]}
        />
      </CardBody>
    </Card>
  );
}
