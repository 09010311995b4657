'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';
import { useBuilder } from '../builder-context';
import type { EditNode } from '../model/types';

/** The name of a node while it is being given; Enter keeps it, Esc does not. */
export function NameField({ node, onDone }: { node: EditNode; onDone: () => void }) {
  const { dispatch } = useBuilder();
  const [text, setText] = useState(node.name ?? '');
  const keep = () => {
    dispatch?.({ type: 'rename', id: node.id, name: text });
    onDone();
  };
  return (
    <Input
      autoFocus
      aria-label="Name"
      placeholder={node.kind === 'group' ? 'Name of the group' : 'Name of the condition'}
      maxLength={200}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onDone();
      }}
      className="h-6.5 w-52 px-2 font-medium"
    />
  );
}
