import { Card, CardBody, CardHead, Facts } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatMoney, formatPercent } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import { Time } from '@/components/ui/time';
import type { CampaignResults } from '@/lib/services/monitoring/campaigns/read-results';
import { notSentWords } from '../../../_components/words';
import { ComparisonList } from './comparison-list';
import { HoldoutCard } from './holdout-card';
import { VariantTable } from './variant-table';

/** What came of a campaign: by variant, against those held out, in money. */
export function ResultsTab({ results }: { results: CampaignResults }) {
  const { figures, rates, revenue, currency, cost, roi, attribution } = results;
  if (figures.sent === 0)
    return (
      <Card>
        <EmptyState title="Nothing has been sent yet">
          Opens, clicks, orders and what they earned are shown here within seconds of the first email, with how sure
          they are, and against those who were held out.
        </EmptyState>
      </Card>
    );
  return (
    <div className="grid min-w-0 gap-4">
      <Facts
        items={[
          { label: 'Sent', value: formatCount(figures.sent), note: `${formatCount(figures.delivered)} delivered` },
          {
            label: 'Opened',
            value: formatPercent(rates.opened.share),
            note: `${formatCount(figures.opened)}; with machines ${formatPercent(rates.openedRaw.share)}`,
          },
          {
            label: 'Clicked',
            value: formatPercent(rates.clicked.share),
            note: `${formatCount(figures.clicked)}; with machines ${formatPercent(rates.clickedRaw.share)}`,
          },
          { label: 'Click to open', value: formatPercent(rates.clickToOpen.share), note: 'of those who opened' },
          {
            label: 'Revenue',
            value: formatMoney(revenue.total, currency),
            note: `${formatMoney(revenue.low, currency, { whole: true })} to ${formatMoney(revenue.high, currency, { whole: true })}`,
          },
          {
            label: 'Return on cost',
            value: roi === null ? '–' : `${formatCount(Math.round(roi * 100))} %`,
            note: `cost ${formatMoney(cost, currency)}`,
          },
        ]}
      />
      <div className="grid min-w-0 gap-4 lg:grid-cols-2 lg:items-start">
        <Card>
          <CardHead title="What did people do, and what machines?" note={<Time value={results.at} />} />
          <CardBody>
            <RawTable results={results} />
          </CardBody>
        </Card>
        <HoldoutCard results={results} />
      </div>
      {results.steps
        .filter(({ variants }) => variants.length > 0)
        .map((step) => (
          <Card key={step.step}>
            <CardHead
              title={results.steps.length > 1 ? `${step.name}: which variant did more?` : 'Which variant did more?'}
              note="95 % intervals"
            />
            <CardBody className="grid gap-4">
              <VariantTable step={step} currency={currency} />
              <ComparisonList step={step} />
            </CardBody>
          </Card>
        ))}
      {results.notSent.length > 0 && <p className="text-ink-2 text-sm">Not sent: {notSentWords(results.notSent)}.</p>}
      <p className="text-ink-3 text-xs">
        Orders count for {attribution.windowDays} days and belong to{' '}
        {{ lastClick: 'the last click', lastOpen: 'the last open', linear: 'all clicks, in parts' }[attribution.model]}.
        Opens and clicks that Apple's mail privacy, scanners or prefetching made are left out where it does not say
        otherwise.
      </p>
    </div>
  );
}

function RawTable({ results: { figures, rates } }: { results: CampaignResults }) {
  const rows = [
    { label: 'Opened', people: rates.opened, raw: rates.openedRaw },
    { label: 'Clicked', people: rates.clicked, raw: rates.clickedRaw },
    { label: 'Unsubscribed', people: rates.unsubscribed, raw: null },
    { label: 'Complained', people: rates.complained, raw: null },
    { label: 'Bounced', people: rates.bounced, raw: null },
  ];
  return (
    <ScrollX label="Rates">
      <table className="w-full text-left text-sm">
        <thead className="text-ink-3 text-xs">
          <tr>
            <th scope="col" className="py-1 font-medium">
              Of {formatCount(figures.delivered)} delivered
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              People
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              With machines
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, people, raw }) => (
            <tr key={label} className="border-line border-t">
              <th scope="row" className="py-1.5 font-normal">
                {label}
              </th>
              <td
                className="py-1.5 text-right tabular-nums"
                title={`${formatCount(people.part)} of ${formatCount(people.whole)}`}
              >
                <b className="font-semibold">{formatPercent(people.share)}</b>
                <span className="block text-ink-3 text-xs">
                  {formatPercent(people.low)} to {formatPercent(people.high)}
                </span>
              </td>
              <td className="py-1.5 pl-3 text-right align-top text-ink-2 tabular-nums">
                {raw ? formatPercent(raw.share) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
