import type { Where } from '@/lib/rules';
import { EventPill } from '../parts/event-pill';
import { AddMenu } from './add-menu';
import { WhereClauses } from './where-clauses';

type Detail = { event: string } | { where: Where[] | undefined };

export interface ListedEventProps {
  event: string;
  where?: readonly Where[];
  /** The row of the list: "step"; and which, counted from 0. */
  name: string;
  index: number;
  fresh?: boolean;
  faulty: (field: string) => boolean;
  /** What is other now; `where` is undefined when the last of it is taken away. */
  onChange?: (next: Detail, merge?: string) => void;
}

/** The event of a row of a sequence or of a score, with what its properties must be. */
export function ListedEvent({ event, where = [], name, index, fresh, faulty, onChange }: ListedEventProps) {
  return (
    <>
      <EventPill
        event={event}
        faulty={faulty('/event')}
        openFirst={fresh}
        onChange={onChange && ((next) => onChange({ event: next }))}
      />
      {where.length > 0 && (
        <>
          {' '}
          <WhereClauses
            event={event}
            where={where}
            faulty={(field) => faulty(`/where${field}`)}
            onChange={onChange && ((next, merge) => onChange({ where: next.length > 0 ? next : undefined }, merge))}
          />
        </>
      )}
      {onChange && event !== '' && (
        <AddMenu
          label={`Add a detail to ${name} ${index + 1}`}
          title="Add to this event"
          items={[
            {
              label: 'where a property is …',
              onSelect: () => onChange({ where: [...where, { property: '', op: 'in', value: [] }] }),
            },
          ]}
        />
      )}
    </>
  );
}
