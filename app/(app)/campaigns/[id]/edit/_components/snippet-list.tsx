'use client';

import { useRouter } from 'next/navigation';
import { dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { removeSnippet } from '../actions';
import { useEditor } from './editor-context';

/** The snippets of the shop, to take some off the list. */
export function SnippetList({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const { snippets } = useEditor();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Snippets"
      description="Parts that are used in many emails. To change one, save a block under its name."
    >
      <ul className="grid gap-2 pb-2">
        {snippets.map(({ id, name, summary }) => (
          <li key={id} className="flex items-center gap-3 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-[550]">{name}</span>
              <span className="block truncate text-ink-2 text-xs">{summary}</span>
            </span>
            <ConfirmDialog
              trigger={
                <Button size="sm">
                  Remove<span className="sr-only"> {name}</span>
                </Button>
              }
              title={`Remove the snippet ${name}?`}
              consequences={['It is offered no more.', 'Emails that hold it keep its words.']}
              action="Remove"
              onConfirm={async () => {
                await dataOf(removeSnippet({ id }));
                router.refresh();
              }}
            />
          </li>
        ))}
        {snippets.length === 0 && <li className="text-ink-2 text-sm">There is none any more.</li>}
      </ul>
    </Dialog>
  );
}
