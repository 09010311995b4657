import { Ungroup } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { PlainBlock } from '@/lib/content/document/blocks';

interface OwnBlocksProps {
  blocks: readonly PlainBlock[];
  /** So many may stand in the place of the snippet. */
  room: number;
  onUse: (blocks: readonly PlainBlock[]) => void;
}

/** Puts a snippet's blocks in its place, to be changed in this email alone. */
export function OwnBlocks({ blocks, room, onUse }: OwnBlocksProps) {
  if (blocks.length === 0 || blocks.length > room) return null;
  return (
    <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => onUse(blocks)}>
      <Ungroup aria-hidden />
      Change it in this email alone
    </Button>
  );
}
