import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { packRetail } from '@/lib/demo/source/pack';
import { type RetailRow, readRows } from '@/lib/demo/source/read-rows';
import { PACKED_FILE } from './read-packed';

/**
 * Makes the packed file of the demo shop from the two files of Online Retail and Online Retail II
 * (`online_retail_2009_2010.csv.gz`, `online_retail_2010_2011.csv.gz`):
 *
 *     npx tsx lib/cli/demo/pack-online-retail.ts <folder>
 *
 * They overlap on 1 to 9 December 2010; those days are taken from the second.
 */
const OVERLAP_FROM = '2010-12-01';

function readFile(folder: string, name: string): RetailRow[] {
  return parse<RetailRow>(gunzipSync(readFileSync(path.join(folder, name))), { columns: true, relax_quotes: true });
}

const folder = process.argv[2];
if (!folder) throw new Error('Give the folder that holds the two files.');
const first = readFile(folder, 'online_retail_2009_2010.csv.gz').filter((row) => row.InvoiceDate < OVERLAP_FROM);
const second = readFile(folder, 'online_retail_2010_2011.csv.gz');
const { source, dropped, repeated } = readRows([...first, ...second]);
const packed = packRetail(source);
const compressed = brotliCompressSync(packed, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
  },
});
writeFileSync(PACKED_FILE, compressed);
console.log(
  JSON.stringify({
    rows: first.length + second.length,
    dropped,
    repeated,
    products: source.products.length,
    customers: source.customers.length,
    invoices: source.invoices.length,
    bytes: packed.length,
    compressed: compressed.length,
  }),
);
