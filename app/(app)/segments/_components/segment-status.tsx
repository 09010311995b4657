import { Chip } from '@/components/ui/chip';
import type { Segment } from '@/lib/services/segments/segment-row';

/** The state of a segment in a word. */
export function SegmentStatus({ segment }: { segment: Pick<Segment, 'status' | 'size'> }) {
  if (segment.status === 'draft') return <Chip tone="accent">Draft</Chip>;
  if (segment.status === 'archived') return <Chip>Archived</Chip>;
  return segment.size === null ? (
    <Chip tone="warn">Building</Chip>
  ) : (
    <Chip tone="good" dot>
      Live
    </Chip>
  );
}
