'use client';

import { UrlSegmented } from '@/components/ui/segmented';

/** The segments as a list, or below their parents. */
export function ViewToggle() {
  return (
    <UrlSegmented
      label="View"
      param="view"
      options={[
        { value: 'list', label: 'List' },
        { value: 'tree', label: 'Tree' },
      ]}
    />
  );
}
