import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** Rows as a CSV download, streamed; a text that a spreadsheet would take for a formula is escaped. */
export function csvResponse(name: string, rows: AsyncIterable<readonly unknown[]>): Response {
  const text = Readable.from(rows).pipe(stringify({ bom: true, escape_formulas: true, cast: { boolean: String } }));
  return new Response(Readable.toWeb(text) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
