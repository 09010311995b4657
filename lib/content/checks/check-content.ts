import { walkBlocks } from '../document/walk-blocks';
import type { Check, Finding } from './types';
import { finding } from './words';

const ID = 'content';

/** Whether there is something to read and something to do, and whether variants differ. */
export const checkContent: Check = {
  id: ID,
  passed: 'There is something to read and something to do',
  run: ({ document }) => {
    const out: Finding[] = [];
    for (const [n, variant] of document.variants.entries()) {
      const blocks = walkBlocks(document, variant).map(({ block }) => block);
      const words = blocks.some(
        (block) => (block.type === 'text' || block.type === 'hero') && JSON.stringify(block).length > 0,
      );
      const acts = blocks.some(
        (block) =>
          ['button', 'products', 'recommendations', 'cart'].includes(block.type) ||
          (block.type === 'image' && block.href !== '') ||
          (block.type === 'text' && /\]\([^)]+\)/.test(block.text)),
      );
      const label = `Variant ${variant.key}`;
      const place = { pointer: `/variants/${n}`, quote: '', label };
      if (blocks.length === 0)
        out.push(
          finding({ check: ID, severity: 'failed', title: `${label} is empty`, place, detail: 'It has no blocks.' }),
        );
      else if (!words)
        out.push(
          finding({
            check: ID,
            severity: 'warning',
            title: `${label} has no words`,
            place,
            detail: 'Mail without text looks like spam.',
          }),
        );
      if (blocks.length > 0 && !acts)
        out.push(
          finding({
            check: ID,
            severity: 'warning',
            title: `${label} has nothing to click`,
            place,
            detail: 'No button, product or link leads to the shop.',
          }),
        );
      const twin = document.variants.slice(0, n).find((other) => sameVariant(other, variant));
      if (twin)
        out.push(
          finding({
            check: ID,
            severity: 'failed',
            title: `${label} is the same as ${twin.key}`,
            place,
            detail: 'There is nothing to compare.',
          }),
        );
    }
    return out;
  },
};

type Compared = { subject: string; preheader: string; blocks: unknown };
const sameVariant = (a: Compared, b: Compared): boolean =>
  a.subject === b.subject && a.preheader === b.preheader && JSON.stringify(a.blocks) === JSON.stringify(b.blocks);
