'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Block } from '@/lib/content/document/blocks';
import { blockSummary } from './blocks';
import { useEditor } from './editor-context';

type SnippetBlock = Extract<Block, { type: 'snippet' }>;

/** Which snippet stands here. */
export function SnippetForm({ block, change }: { block: SnippetBlock; change: (block: Block) => void }) {
  const { snippets } = useEditor();
  const gone = !snippets.some(({ key }) => key === block.key);
  return (
    <div className="grid gap-2">
      <Field label="Snippet" hint={snippets.find(({ key }) => key === block.key)?.summary}>
        <Select
          options={[
            ...(gone ? [{ value: block.key, label: `${block.key} (not offered any more)` }] : []),
            ...snippets.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          value={block.key}
          onValueChange={(key) => change({ ...block, key, blocks: [] })}
        />
      </Field>
      {gone && block.blocks.length > 0 && (
        <p className="text-ink-2 text-xs">
          Its words stay as they are here:{' '}
          {block.blocks
            .map((inner) => blockSummary(inner))
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
