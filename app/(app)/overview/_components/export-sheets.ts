import type { CampaignResult, EmailResults } from '@/lib/services/monitoring/email/get-email-results';
import type { ResultRow } from '@/lib/services/monitoring/email/group-results';
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
    ...(told && !told.email.empty
      ? (['campaigns', 'segments', 'strategies'] as const).map((kind) => emailSheet(day, kind, told))
      : []),
  ];
}

const COUNTED = [
  ['sent', 'Sent'],
  ['delivered', 'Delivered'],
  ['opens', 'Opened (filtered)'],
  ['opensRaw', 'Opened (raw)'],
  ['clicks', 'Clicked'],
  ['conversions', 'Orders'],
  ['unsubscribed', 'Unsubscribed'],
  ['complained', 'Complaints'],
] as const;
const KINDS = { campaigns: 'Campaign', segments: 'Segment', strategies: 'Strategy' } as const;

/** Results of email, each count beside that of the period before. */
function emailSheet(
  day: string,
  kind: keyof typeof KINDS,
  { email, currency }: { email: EmailResults; currency: string },
): ExportSheet {
  const rows: readonly (ResultRow | CampaignResult)[] = email[kind];
  const money = (minor: number | null | undefined) => (minor == null ? null : amountOf(minor, currency));
  return {
    label: `Email by ${KINDS[kind].toLowerCase()}`,
    csvName: `overview-email-${kind}-${day}`,
    columns: [
      { key: 'name', label: KINDS[kind] },
      { key: 'id', label: 'Id' },
      ...(kind === 'campaigns' ? [{ key: 'deliveredFrom', label: 'First delivery (UTC)' }] : []),
      ...COUNTED.flatMap(([key, label]) => [
        { key, label },
        { key: `${key}Before`, label: `${label}, before` },
      ]),
      { key: 'revenue', label: `Revenue (${currency})` },
      { key: 'revenueBefore', label: `Revenue, before (${currency})` },
      { key: 'cost', label: `Cost (${currency})` },
      { key: 'roi', label: 'ROI' },
    ],
    rows: rows.map((row) => ({
      name: row.name,
      id: row.id,
      deliveredFrom: 'at' in row ? row.at.toISOString() : null,
      ...Object.fromEntries(
        COUNTED.flatMap(([key]) => [
          [key, row[key]],
          [`${key}Before`, row.before?.[key] ?? null],
        ]),
      ),
      revenue: money(row.revenue),
      revenueBefore: money(row.before?.revenue),
      cost: money(row.cost),
      roi: row.roi,
    })),
  };
}
