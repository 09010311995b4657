/** The real part of the demo shop, as it is packed: columns of the source's products, customers, invoices and lines. */
export interface RetailSource {
  products: readonly RetailProduct[];
  customers: readonly RetailCustomer[];
  /** In order of time; cancellations among them. */
  invoices: readonly RetailInvoice[];
}

export interface RetailProduct {
  /** The source's stock code in upper case. */
  code: string;
  /** The description that the source gives it most often, in capitals as there. */
  description: string;
}

export interface RetailCustomer {
  /** The source's customer number. */
  id: number;
  /** Country of the latest invoice, as the source writes it. */
  country: string;
}

export interface RetailInvoice {
  /** Number of the invoice without the C of a cancellation. */
  number: number;
  cancelled: boolean;
  /** Index into `customers`. */
  customer: number;
  /** Minutes since 1 January 2009 00:00 in the source's own time. */
  minute: number;
  /** Lines of one product at one price are one line here, with their quantities added. */
  lines: readonly RetailLine[];
}

export interface RetailLine {
  /** Index into `products`. */
  product: number;
  /** Pieces, positive also where they were sent back. */
  quantity: number;
  /** Pence a piece, positive. */
  price: number;
}

/** Minute 0 of the source's times, as epoch milliseconds of the same clock face in UTC. */
export const SOURCE_EPOCH_MS = Date.UTC(2009, 0, 1);

/** Pence of an invoice, positive also for a cancellation. */
export const invoicePence = (invoice: RetailInvoice): number =>
  invoice.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
