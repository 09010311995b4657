import type { EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import type { ToldChange } from './changes-card';
import type { ExportSheet } from './export-menu';
import type { FigureCell } from './figure-rows';
import { revenueColumns } from './revenue-columns';
import type { RevenueChart } from './revenue-rows';

/** What the page shows as sheets: figures, changes, revenue by week. */
export function exportSheets(
  day: string,
  cells: readonly FigureCell[],
  changes: readonly ToldChange[],
  chart: RevenueChart,
  told?: { email: EmailResults; currency: string },
): ExportSheet[] {
  return [
    {
      label: 'Headline figures',
      csvName: `overview-figures-${day}`,
      columns: [
        { key: 'figure', label: 'Figure' },
        { key: 'value', label: 'Value' },
        { key: 'what', label: 'What it is' },
        { key: 'details', label: 'Beside it' },
      ],
      rows: cells.map((cell) => ({
        figure: cell.label,
        value: cell.value,
        what: cell.title,
        details: cell.rows.map((row) => `${row.label}: ${row.value}`).join('; '),
      })),
    },
    {
      label: 'What changed',
      csvName: `overview-changes-${day}`,
      columns: [
        { key: 'effect', label: 'Effect' },
        { key: 'change', label: 'Change' },
        { key: 'detail', label: 'Detail' },
        { key: 'grade', label: 'Explanation' },
      ],
      rows: changes.map(({ words }) => ({
        effect: words.amount,
        change: words.title,
        detail: words.detail,
        grade: words.grade.label,
      })),
    },
    { label: 'Revenue by week', csvName: `overview-revenue-${day}`, columns: revenueColumns(chart), rows: chart.rows },
    ...(told && !told.email.empty ? [campaignSheet(day, told)] : []),
  ];
}

function campaignSheet(day: string, { email, currency }: { email: EmailResults; currency: string }): ExportSheet {
  const keys = [
    ['campaign', 'Campaign'],
    ['id', 'Id'],
    ['deliveredFrom', 'First delivery (UTC)'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['opens', 'Opened (filtered)'],
    ['opensRaw', 'Opened (raw)'],
    ['clicks', 'Clicked'],
    ['conversions', 'Orders'],
    ['revenue', `Revenue (${currency})`],
    ['cost', `Cost (${currency})`],
    ['roi', 'ROI'],
    ['unsubscribed', 'Unsubscribed'],
    ['complained', 'Complaints'],
  ] as const;
  return {
    label: 'Campaigns',
    csvName: `overview-campaigns-${day}`,
    columns: keys.map(([key, label]) => ({ key, label })),
    rows: email.campaigns.map((one) => ({
      campaign: one.name,
      id: one.id,
      deliveredFrom: one.at.toISOString(),
      sent: one.sent,
      delivered: one.delivered,
      opens: one.opens,
      opensRaw: one.opensRaw,
      clicks: one.clicks,
      conversions: one.conversions,
      revenue: amountOf(one.revenue, currency),
      cost: one.cost === null ? null : amountOf(one.cost, currency),
      roi: one.roi,
      unsubscribed: one.unsubscribed,
      complained: one.complained,
    })),
  };
}
