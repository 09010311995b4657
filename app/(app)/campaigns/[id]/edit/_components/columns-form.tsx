'use client';

import type { Block, SimpleBlock } from '@/lib/content/document/blocks';
import { Choice } from '../../../_components/form/inputs';
import { BlockStack } from './block-stack';
import { ADDED } from './blocks';

type ColumnsBlock = Extract<Block, { type: 'columns' }>;

const NUMBERS = [2, 3].map((value) => ({ value: String(value), label: String(value) }));
const SIDES: Readonly<Record<number, readonly string[]>> = { 2: ['left', 'right'], 3: ['left', 'middle', 'right'] };
const MOST = 10;
const KINDS = ADDED.filter((type) => type !== 'columns');

const isSimple = (block: Block): block is SimpleBlock => block.type !== 'columns';

/** As many columns as wanted: what stood in the last goes below the one before it. */
function withColumns(columns: readonly SimpleBlock[][], count: number): SimpleBlock[][] {
  const kept = columns.slice(0, count);
  while (kept.length < count) kept.push([]);
  return kept.map((column, side) => (side === count - 1 ? [...column, ...columns.slice(count).flat()] : column));
}

/** Two or three columns side by side, each with blocks of its own. */
export function ColumnsForm({ block, change }: { block: ColumnsBlock; change: (block: Block) => void }) {
  const count = block.columns.length;
  const fits = withColumns(block.columns, 2).every((column) => column.length <= MOST);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Choice
        label="Columns"
        hint={count === 3 && !fits ? `More than ${MOST} blocks would stand in one column of two.` : undefined}
        options={NUMBERS.filter(({ value }) => value === '3' || fits)}
        value={String(count)}
        onChange={(next) => change({ ...block, columns: withColumns(block.columns, Number(next)) })}
      />
      {block.columns.map((column, side) => {
        const name = SIDES[count]?.[side] ?? String(side + 1);
        return (
          <fieldset key={name} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
            <legend className="mb-1.5 font-[550] text-sm first-letter:uppercase">{name}</legend>
            <BlockStack
              blocks={column}
              kinds={KINDS}
              where={name}
              most={MOST}
              onChange={(blocks) =>
                change({
                  ...block,
                  columns: block.columns.map((one, at) => (at === side ? blocks.filter(isSimple) : one)),
                })
              }
            />
          </fieldset>
        );
      })}
    </div>
  );
}
