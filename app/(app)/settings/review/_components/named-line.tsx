import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

interface NamedLineProps {
  name: string;
  words: ReactNode;
  /** What it is: "group", "policy". */
  kind: string;
  /** What follows from deleting it. */
  consequences: readonly string[];
  onDelete: () => Promise<unknown>;
  /** Given the button that opens it. */
  edit: (trigger: ReactNode) => ReactNode;
}

/** A group or policy in its list, to edit and to delete. */
export function NamedLine({ name, words, kind, consequences, onDelete, edit }: NamedLineProps) {
  const named = <span className="sr-only"> {name}</span>;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5 text-sm last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words font-[550]">{name}</p>
        <p className="text-ink-2 text-xs">{words}</p>
      </div>
      {edit(<Button size="sm">Edit{named}</Button>)}
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="dangerQuiet">
            Delete{named}
          </Button>
        }
        title={`Delete the ${kind} ${name}?`}
        consequences={consequences}
        action={`Delete ${kind}`}
        onConfirm={onDelete}
      />
    </li>
  );
}
