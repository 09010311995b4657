'use client';

import { Tags } from 'lucide-react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Num } from '@/components/ui/num';
import type { Topic } from '@/lib/services/delivery/topics/fields';
import { switchTopic } from '../../actions';
import { TopicDialog } from './topic-dialog';

async function archive({ key, archived, name }: Topic): Promise<void> {
  try {
    await dataOf(switchTopic({ key, archived: !archived }));
    toast.success(archived ? `${name} is offered again` : `${name} is not offered any more`);
  } catch (error) {
    toast.error(messageOf(error));
  }
}

const columns: DataColumn<Topic>[] = [
  {
    id: 'name',
    header: 'Topic',
    cell: ({ row: { original: topic } }) => (
      <span className="block min-w-36 max-w-[48ch] whitespace-normal">
        <span className="font-[550]">{topic.name}</span>
        {topic.description && <span className="block text-ink-3 text-xs">{topic.description}</span>}
      </span>
    ),
  },
  {
    id: 'optIn',
    header: 'Confirmation',
    cell: ({ row }) => (row.original.doubleOptIn ? <Chip tone="accent">By a button</Chip> : <Chip>Not needed</Chip>),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ row }) => (row.original.archived ? <Chip>Archived</Chip> : <Chip tone="good">Offered</Chip>),
  },
  {
    id: 'yes',
    header: 'Said yes',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.subscribed} />,
  },
  {
    id: 'no',
    header: 'Said no',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.unsubscribed} />,
  },
  {
    id: 'pending',
    header: 'To confirm',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.pending} />,
  },
  {
    id: 'acts',
    header: () => <span className="sr-only">Acts</span>,
    meta: { align: 'right' },
    cell: ({ row: { original: topic } }) => (
      <span className="flex justify-end gap-1">
        <TopicDialog topic={topic} />
        <Button size="sm" onClick={() => archive(topic)}>
          {topic.archived ? 'Offer' : 'Archive'}
        </Button>
      </span>
    ),
  },
];

/** What a customer may subscribe to by itself. */
export function TopicTable({ topics }: { topics: Topic[] }) {
  return (
    <Card aria-labelledby="topics">
      <CardHead
        title="Topics"
        id="topics"
        note="what a customer may choose by itself in the preference centre"
        actions={<TopicDialog />}
      />
      <DataTable
        label="List of topics"
        columns={columns}
        rows={topics}
        rowId={(row) => row.key}
        sorting="none"
        empty={
          <EmptyState icon={Tags} title="No topic yet">
            With topics a customer can leave the offers and keep the news.
          </EmptyState>
        }
      />
      <CardFoot>
        Whoever has said nothing of a topic gets it, as long as email as a whole is wanted; one with a confirmation only
        after its button has been pressed.
      </CardFoot>
    </Card>
  );
}
