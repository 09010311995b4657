'use client';

import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { Block } from '@/lib/content/document/blocks';
import { BLOCK_WORDS } from './blocks';

type ColumnsBlock = Extract<Block, { type: 'columns' }>;

const SIDES = ['Left', 'Middle', 'Right'];

/** The texts of columns side by side; what else stands in them keeps its place. */
export function ColumnsForm({ block, change }: { block: ColumnsBlock; change: (block: Block) => void }) {
  return (
    <div className="grid gap-3">
      {block.columns.map((column, side) =>
        column.map((inner) =>
          inner.type === 'text' ? (
            <Field key={inner.id} label={`${block.columns.length === 2 && side === 1 ? 'Right' : SIDES[side]}: text`}>
              <Textarea
                rows={3}
                value={inner.text}
                onChange={(event) =>
                  change({
                    ...block,
                    columns: block.columns.map((all) =>
                      all.map((one) =>
                        one.id === inner.id && one.type === 'text' ? { ...one, text: event.target.value } : one,
                      ),
                    ),
                  })
                }
              />
            </Field>
          ) : (
            <p key={inner.id} className="text-ink-2 text-sm">
              {BLOCK_WORDS[inner.type]} in column {side + 1}
            </p>
          ),
        ),
      )}
    </div>
  );
}
