'use client';

import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { MenuItem } from '@/components/ui/dropdown-menu';
import type { Block } from '@/lib/content/document/blocks';
import { BlockStack } from './block-stack';
import { ADDED } from './blocks';
import { ColumnsForm } from './columns-form';
import { SnippetList } from './snippet-list';

interface BlockListProps {
  blocks: readonly Block[];
  onChange: (blocks: Block[]) => void;
}

/** The blocks of an email in their order. */
export function BlockList({ blocks, onChange }: BlockListProps) {
  const [listing, setListing] = useState(false);
  return (
    <Card>
      <CardHead title="Content" note="Words in {{ }} are filled in for each customer" />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <BlockStack
          blocks={blocks}
          onChange={onChange}
          kinds={ADDED}
          more={
            <MenuItem onSelect={() => setListing(true)}>
              <Settings2 aria-hidden />
              Manage snippets
            </MenuItem>
          }
          formOf={(block, change) =>
            block.type === 'columns' ? <ColumnsForm block={block} change={change} /> : undefined
          }
        />
        {listing && <SnippetList onClose={() => setListing(false)} />}
      </CardBody>
    </Card>
  );
}
