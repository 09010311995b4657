'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const KEYS: { title: string; keys: [string, string][] }[] = [
  {
    title: 'Anywhere',
    keys: [
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl S', 'Save'],
      ['?', 'Show these keys'],
    ],
  },
  {
    title: 'Getting about',
    keys: [
      ['Tab', 'Next part of a condition'],
      ['Enter', 'Open the part; Esc gives the focus back'],
      ['↑ ↓', 'From handle to handle'],
    ],
  },
  {
    title: 'On a condition or group',
    keys: [
      ['Alt ↑ / Alt ↓', 'Move up or down, at the end out of the group'],
      ['Alt →', 'Move into the group before, or a group of its own'],
      ['Alt ←', 'Move out of the group'],
      ['D', 'Duplicate'],
      ['N', 'Negate'],
      ['O', 'Switch off or on'],
      ['R', 'Name'],
      ['C', 'Fold or unfold a group'],
      ['Delete', 'Delete'],
    ],
  },
];

/** The keys of the builder. */
export function KeySheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys of the builder">
      <div className="grid gap-4 pb-3">
        {KEYS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 font-medium text-ink-3 text-xs">{title}</h3>
            <dl className="grid gap-1 text-sm">
              {keys.map(([key, does]) => (
                <div key={key} className="flex items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd>
                    <Kbd>{key}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
