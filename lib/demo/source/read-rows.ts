import { type RetailCustomer, type RetailInvoice, type RetailLine, type RetailSource, SOURCE_EPOCH_MS } from './types';

/** One row of the source's files, as text. */
export interface RetailRow {
  InvoiceNo: string;
  StockCode: string;
  Description: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
  Country: string;
}

/** Goods have a stock code of five digits and perhaps letters; all else is postage, fees, vouchers, tests, corrections. */
const GOODS = /^(\d{5}[A-Z ]*|DCGS.*|SP1002)$/;
/** Services that were booked under a stock code of goods. */
const SERVICE = /^(next day carriage|packing charge|high resolution image)$/i;

/** Why a row is not part of the shop; undefined where it is. */
export type Dropped = 'withoutCustomer' | 'notGoods' | 'price' | 'sign';

export interface ReadResult {
  source: RetailSource;
  dropped: Record<Dropped, number>;
  /** Rows that are the exact repeat of another; they are kept. */
  repeated: number;
}

interface Draft {
  number: number;
  cancelled: boolean;
  customer: number;
  minute: number;
  lines: Map<string, RetailLine>;
}

/**
 * Builds the shop from the source's rows. Dropped are rows without a customer, rows of postage, fees, vouchers, tests
 * and corrections, rows without a positive price, and rows whose quantity has not the sign of their invoice. Exact
 * repeats are kept, with their quantities added: nothing in the source says that they are mistakes (a wholesaler scans
 * a carton twice), the published figures count them, and an invoice's total stays what was paid.
 */
export function readRows(rows: Iterable<RetailRow>): ReadResult {
  const dropped: ReadResult['dropped'] = { withoutCustomer: 0, notGoods: 0, price: 0, sign: 0 };
  const descriptions = new Map<string, Map<string, number>>();
  const countries = new Map<number, { minute: number; country: string }>();
  const drafts = new Map<string, Draft>();
  const seen = new Set<string>();
  let repeated = 0;
  for (const row of rows) {
    const cancelled = row.InvoiceNo.startsWith('C');
    const code = row.StockCode.trim().toUpperCase();
    const price = Math.round(Number(row.UnitPrice) * 100);
    const quantity = Number(row.Quantity);
    const why = fault(row, code, price, quantity, cancelled);
    if (why) {
      dropped[why] += 1;
      continue;
    }
    const whole = Object.values(row).join('\t');
    if (seen.has(whole)) repeated += 1;
    seen.add(whole);

    const minute = Math.round((Date.parse(`${row.InvoiceDate.replace(' ', 'T')}Z`) - SOURCE_EPOCH_MS) / 60_000);
    const customer = Math.trunc(Number(row.CustomerID));
    if (minute >= (countries.get(customer)?.minute ?? 0)) countries.set(customer, { minute, country: row.Country });
    const names = descriptions.get(code) ?? new Map<string, number>();
    const name = row.Description.trim().replace(/\s+/g, ' ');
    if (name) names.set(name, (names.get(name) ?? 0) + 1);
    descriptions.set(code, names);

    const draft: Draft = drafts.get(row.InvoiceNo) ?? {
      number: Number(row.InvoiceNo.replace('C', '')),
      cancelled,
      customer,
      minute,
      lines: new Map(),
    };
    draft.minute = Math.min(draft.minute, minute);
    const key = `${code} ${price}`;
    const line = draft.lines.get(key);
    draft.lines.set(key, { product: 0, price, quantity: (line?.quantity ?? 0) + Math.abs(quantity) });
    drafts.set(row.InvoiceNo, draft);
  }
  return { source: assemble(descriptions, countries, [...drafts.values()]), dropped, repeated };
}

function fault(row: RetailRow, code: string, price: number, quantity: number, cancelled: boolean): Dropped | undefined {
  if (row.CustomerID === '') return 'withoutCustomer';
  if (!GOODS.test(code) || SERVICE.test(row.Description.trim())) return 'notGoods';
  if (!(price > 0)) return 'price';
  if (quantity === 0 || quantity < 0 !== cancelled) return 'sign';
  return undefined;
}

function assemble(
  descriptions: ReadonlyMap<string, ReadonlyMap<string, number>>,
  countries: ReadonlyMap<number, { country: string }>,
  drafts: readonly Draft[],
): RetailSource {
  const codes = [...descriptions.keys()].sort();
  const productOf = new Map(codes.map((code, i) => [code, i]));
  const customers: RetailCustomer[] = [...countries]
    .sort(([a], [b]) => a - b)
    .map(([id, { country }]) => ({ id, country }));
  const customerOf = new Map(customers.map((customer, i) => [customer.id, i]));
  const invoices: RetailInvoice[] = drafts
    .toSorted((a, b) => a.minute - b.minute || a.number - b.number)
    .map(({ lines, customer, ...draft }) => ({
      ...draft,
      customer: customerOf.get(customer) ?? 0,
      lines: [...lines].map(([key, line]) => ({
        ...line,
        product: productOf.get(key.slice(0, key.lastIndexOf(' '))) ?? 0,
      })),
    }));
  return {
    products: codes.map((code) => ({ code, description: mostFrequent(descriptions.get(code), code) })),
    customers,
    invoices,
  };
}

function mostFrequent(counts: ReadonlyMap<string, number> | undefined, otherwise: string): string {
  let best = otherwise;
  let most = 0;
  for (const [name, count] of [...(counts ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > most) [best, most] = [name, count];
  }
  return best;
}
