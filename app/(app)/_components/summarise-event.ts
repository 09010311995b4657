import { formatNoun } from '@/components/ui/format';
import { findEvent, ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';

interface Summary {
  title: string;
  detail: string | null;
  amount: string | number | null;
}

type Summarised = { call: string; name: string; properties: Record<string, unknown> | null };

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

/** What an event says in one line: its name, what it was about, and the money. */
export function summarise({ call, name, properties }: Summarised): Summary {
  const p = properties ?? {};
  if (call === 'identify') {
    const names = Object.keys(p);
    return {
      title: 'Identified',
      detail:
        names.length > 0
          ? `set ${names.slice(0, 6).join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}`
          : null,
      amount: null,
    };
  }
  if (call === 'alias') return { title: 'Became one with another identity', detail: null, amount: null };
  if (call === 'group') return { title: 'Joined a group', detail: textOf(p.groupId), amount: null };
  const products = Array.isArray(p.products) ? p.products : null;
  const about = products
    ? linesOf(products)
    : (textOf(p.name) ??
      textOf(p.title) ??
      textOf(p.campaign) ??
      textOf(p.path) ??
      textOf(p.productId) ??
      textOf(p.campaignId));
  const order = textOf(p.orderId);
  const money =
    name === ORDER_REFUNDED
      ? negative(p.total)
      : name === ORDER_COMPLETED
        ? numberOf(p.total)
        : (numberOf(p.value) ?? numberOf(p.price));
  return {
    title: findEvent(name).label,
    detail: [order && `order ${order}`, about].filter(Boolean).join(', ') || null,
    amount: money,
  };
}

function linesOf(products: unknown[]): string {
  const first = products
    .map((line) => (typeof line === 'object' && line !== null ? textOf((line as Record<string, unknown>).name) : null))
    .find(Boolean);
  if (products.length === 1 && first) return first;
  return first ? `${formatNoun(products.length, 'line')}: ${first}, …` : formatNoun(products.length, 'line');
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const negative = (value: unknown): number | null => {
  const number = numberOf(value);
  return number === null ? null : -number;
};
