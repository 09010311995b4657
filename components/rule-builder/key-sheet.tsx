'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const KEYS: { title: string; keys: [string, string][] }[] = [
  {
    title: 'Anywhere',
    keys: [
      ['A', 'Add a condition at the end of the rule'],
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl S', 'Save'],
      ['/', 'Say in words whom you look for'],
      ['?', 'Show these keys'],
    ],
  },
  {
    title: 'Getting about',
    keys: [
      ['Tab', 'Next part of a condition'],
      ['Enter', 'Open the part; Esc gives the focus back'],
      ['↑ ↓', 'From handle to handle; Home and End to the first and last'],
      ['→ ←', 'Through the parts of a condition; Esc to its handle'],
    ],
  },
  {
    title: 'In the box for words',
    keys: [
      ['Enter', 'Show what is understood, as a difference'],
      ['Ctrl Enter', 'Apply it'],
      ['Esc', 'Leave the rule as it is'],
    ],
  },
  {
    title: 'On a condition or group',
    keys: [
      ['Alt ↑ / Alt ↓', 'Move up or down, at the end out of the group'],
      ['Alt →', 'Move into the group before, or a group of its own'],
      ['Alt ←', 'Move out of the group'],
      ['A', 'Add a condition behind it, in a group at its end'],
      ['G', 'Add a group'],
      ['M', 'All, any or none of the group'],
      ['D', 'Duplicate'],
      ['Ctrl C / Ctrl X', 'Copy or cut, for another segment too'],
      ['Ctrl V', 'Paste behind it, in a group at its end'],
      ['N', 'Negate'],
      ['O', 'Switch off or on'],
      ['R', 'Name'],
      ['C', 'Fold or unfold a group'],
      ['Delete', 'Delete'],
    ],
  },
  {
    title: 'On a step of a sequence or a weight of a score',
    keys: [
      ['Alt ↑ / Alt ↓', 'Move up or down'],
      ['Delete', 'Take away'],
    ],
  },
];

/** The keys of the builder. */
export function KeySheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys of the builder" size="lg">
      <div className="grid gap-x-8 gap-y-4 pb-3 sm:columns-2 sm:block sm:[&>section]:mb-4 sm:[&>section]:break-inside-avoid">
        {KEYS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 font-medium text-ink-3 text-xs">{title}</h3>
            <dl className="grid gap-1 text-sm">
              {keys.map(([key, does]) => (
                <div key={key} className="flex items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd className="shrink-0 whitespace-nowrap">
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
