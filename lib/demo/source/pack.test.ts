import { describe, expect, it } from 'vitest';
import { packRetail, unpackRetail } from './pack';
import { type RetailRow, readRows } from './read-rows';

const row = (change: Partial<RetailRow>): RetailRow => ({
  InvoiceNo: '489434',
  StockCode: '85048',
  Description: ' GLASS  BALL ',
  Quantity: '12',
  InvoiceDate: '2009-12-01 07:45:00',
  UnitPrice: '6.95',
  CustomerID: '13085',
  Country: 'United Kingdom',
  ...change,
});

describe('readRows', () => {
  it('keeps what was bought and sent back, and says what it dropped', () => {
    const { source, dropped, repeated } = readRows([
      row({}),
      row({}),
      row({ StockCode: '79323w', Description: 'LIGHTS', UnitPrice: '0.85', Quantity: '1' }),
      row({ StockCode: 'POST', Description: 'POSTAGE' }),
      row({ StockCode: 'TEST001' }),
      row({ StockCode: '23444', Description: 'Next Day Carriage' }),
      row({ CustomerID: '' }),
      row({ UnitPrice: '0' }),
      row({ InvoiceNo: 'C489500', Quantity: '-2', InvoiceDate: '2009-12-02 10:00:00', Country: 'Norway' }),
      row({ InvoiceNo: 'C489501', Quantity: '2' }),
    ]);
    expect(dropped).toEqual({ withoutCustomer: 1, notGoods: 3, price: 1, sign: 1 });
    expect(repeated).toBe(1);
    expect(source.products).toEqual([
      { code: '79323W', description: 'LIGHTS' },
      { code: '85048', description: 'GLASS BALL' },
    ]);
    expect(source.customers).toEqual([{ id: 13085, country: 'Norway' }]);
    expect(source.invoices).toMatchObject([
      {
        number: 489434,
        cancelled: false,
        lines: [
          { product: 1, quantity: 24, price: 695 },
          { product: 0, quantity: 1, price: 85 },
        ],
      },
      { number: 489500, cancelled: true, lines: [{ product: 1, quantity: 2, price: 695 }] },
    ]);
    expect((source.invoices[1]?.minute ?? 0) - (source.invoices[0]?.minute ?? 0)).toBe(24 * 60 + 135);
  });
});

describe('the packed format', () => {
  it('gives back what was packed', () => {
    const { source } = readRows([
      row({}),
      row({ StockCode: '10002', UnitPrice: '120.49', Quantity: '80995' }),
      row({ InvoiceNo: 'C489000', Quantity: '-1', CustomerID: '12346' }),
    ]);
    const sorted = {
      ...source,
      invoices: source.invoices.map((i) => ({ ...i, lines: i.lines.toSorted((a, b) => a.product - b.product) })),
    };
    expect(unpackRetail(packRetail(source))).toEqual(sorted);
  });

  it('refuses what is something else, and what is cut off', () => {
    expect(() => unpackRetail(new TextEncoder().encode('nothing of ours'))).toThrow(RangeError);
    const whole = packRetail(readRows([row({})]).source);
    expect(() => unpackRetail(whole.subarray(0, whole.length - 5))).toThrow(RangeError);
  });
});
