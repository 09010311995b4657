import { expect, it } from 'vitest';
import { readAddresses } from './import-suppressed';

it('reads lines, tables and what other products export', () => {
  const text =
    '\uFEFFEmail;Reason\r\nAnn@Shop.example;bounce\r\n"bob@shop.example",x\n<carl@shop.example>\n\n12\tdora@shop.example\t2026\nnobody\nno@where';
  expect(readAddresses(text)).toEqual({
    emails: ['ann@shop.example', 'bob@shop.example', 'carl@shop.example', 'dora@shop.example'],
    unread: ['nobody', 'no@where'],
  });
});
