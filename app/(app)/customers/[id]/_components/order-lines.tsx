import { formatCount, formatMoney } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';

const fieldOf = (line: unknown, name: string): unknown =>
  typeof line === 'object' && line !== null ? (line as Record<string, unknown>)[name] : undefined;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '–');
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The lines of an order. */
export function OrderLines({ lines, currency }: { lines: unknown[]; currency: string }) {
  return (
    <div className="rounded-sm border border-line">
      <Table label="Order lines" scrollClassName="max-h-80">
        <TableHead>
          <TableRow>
            <TableHeader>Product</TableHeader>
            <TableHeader align="right">Pieces</TableHeader>
            <TableHeader align="right">Price</TableHeader>
            <TableHeader align="right">Sum</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => {
            const price = numberOf(fieldOf(line, 'price'));
            const quantity = numberOf(fieldOf(line, 'quantity')) ?? 1;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines as they came
              <TableRow key={index}>
                <TableCell>
                  {text(fieldOf(line, 'name') ?? fieldOf(line, 'productId'))}
                  <span className="ml-2 text-ink-3 text-xs">{text(fieldOf(line, 'category'))}</span>
                </TableCell>
                <TableCell align="right">{formatCount(quantity)}</TableCell>
                <TableCell align="right">{formatMoney(price, currency)}</TableCell>
                <TableCell align="right">{formatMoney(price === null ? null : price * quantity, currency)}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
