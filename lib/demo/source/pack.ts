import { ByteReader, ByteWriter } from './bytes';
import type { RetailInvoice, RetailLine, RetailSource } from './types';

/**
 * The format `KRT1`: a JSON head with the texts, then one run of bytes a column. Numbers are differences to the one
 * before (of the same product, for prices), so that a general compressor finds little left to do.
 */
const MAGIC = 'KRT1';

interface Head {
  codes: string[];
  descriptions: string[];
  countries: string[];
  invoices: number;
  lines: number;
}

const COLUMNS = [
  'customerId',
  'customerCountry',
  'number',
  'cancelled',
  'customer',
  'minute',
  'lineCount',
  'product',
  'quantity',
  'price',
] as const;
type Column = (typeof COLUMNS)[number];

/** Packs the source; lines of an invoice come back in order of product. */
export function packRetail(source: RetailSource): Uint8Array {
  const out = Object.fromEntries(COLUMNS.map((name) => [name, new ByteWriter()])) as Record<Column, ByteWriter>;
  const countries = [...new Set(source.customers.map((customer) => customer.country))].sort();
  let lastId = 0;
  for (const { id, country } of source.customers) {
    out.customerId.signed(id - lastId);
    out.customerCountry.unsigned(countries.indexOf(country));
    lastId = id;
  }
  const lastPrice = new Int32Array(source.products.length);
  let lines = 0;
  let last = { number: 0, minute: 0 };
  for (const invoice of source.invoices) {
    out.number.signed(invoice.number - last.number);
    out.cancelled.unsigned(invoice.cancelled ? 1 : 0);
    out.customer.unsigned(invoice.customer);
    out.minute.signed(invoice.minute - last.minute);
    out.lineCount.unsigned(invoice.lines.length);
    last = invoice;
    let lastProduct = 0;
    for (const line of invoice.lines.toSorted((a, b) => a.product - b.product || a.price - b.price)) {
      out.product.unsigned(line.product - lastProduct);
      out.quantity.unsigned(line.quantity);
      out.price.signed(line.price - (lastPrice[line.product] ?? 0));
      lastProduct = line.product;
      lastPrice[line.product] = line.price;
      lines += 1;
    }
  }
  const head: Head = {
    codes: source.products.map((product) => product.code),
    descriptions: source.products.map((product) => product.description),
    countries,
    invoices: source.invoices.length,
    lines,
  };
  return assemble(
    head,
    COLUMNS.map((name) => out[name].finish()),
  );
}

function assemble(head: Head, columns: readonly Uint8Array[]): Uint8Array {
  const file = new ByteWriter();
  const encode = new TextEncoder();
  file.raw(encode.encode(MAGIC));
  for (const part of [encode.encode(JSON.stringify(head)), ...columns]) {
    file.unsigned(part.length);
    file.raw(part);
  }
  return file.finish();
}

/** Reads what `packRetail` wrote; throws RangeError where it is something else or cut off. */
export function unpackRetail(bytes: Uint8Array): RetailSource {
  const file = new ByteReader(bytes);
  const decode = new TextDecoder();
  if (decode.decode(file.raw(4)) !== MAGIC) throw new RangeError('this is not the packed shop data');
  const head = JSON.parse(decode.decode(file.raw(file.unsigned()))) as Head;
  const read = Object.fromEntries(COLUMNS.map((name) => [name, file.raw(file.unsigned())])) as Record<
    Column,
    Uint8Array
  >;
  const column = Object.fromEntries(COLUMNS.map((name) => [name, new ByteReader(read[name])])) as Record<
    Column,
    ByteReader
  >;

  const customers: { id: number; country: string }[] = [];
  const lastCustomer = { id: 0 };
  for (let i = 0; i < customerCount(read.customerCountry); i += 1) {
    lastCustomer.id += column.customerId.signed();
    customers.push({ id: lastCustomer.id, country: head.countries[column.customerCountry.unsigned()] ?? '' });
  }
  const lastPrice = new Int32Array(head.codes.length);
  const invoices: RetailInvoice[] = [];
  let number = 0;
  let minute = 0;
  for (let i = 0; i < head.invoices; i += 1) {
    number += column.number.signed();
    minute += column.minute.signed();
    const lines: RetailLine[] = [];
    const cancelled = column.cancelled.unsigned() === 1;
    const customer = column.customer.unsigned();
    let product = 0;
    for (let rest = column.lineCount.unsigned(); rest > 0; rest -= 1) {
      product += column.product.unsigned();
      const quantity = column.quantity.unsigned();
      const price = (lastPrice[product] ?? 0) + column.price.signed();
      lastPrice[product] = price;
      lines.push({ product, quantity, price });
    }
    invoices.push({ number, cancelled, customer, minute, lines });
  }
  return {
    products: head.codes.map((code, i) => ({ code, description: head.descriptions[i] ?? '' })),
    customers,
    invoices,
  };
}

/** Countries are fewer than 128, so that each customer has one byte in this column. */
const customerCount = (column: Uint8Array): number => column.length;
