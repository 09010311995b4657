'use client';

import type { NotFollowedBy } from '@/lib/rules';
import { SheetFoot } from '../editors/sheet';
import { ThingList } from '../editors/thing-list';
import { eventIcon } from '../icons';
import { Clause } from '../parts/glue';
import { Param } from '../parts/param';
import { durationWords, eventLabel } from '../words';
import { DurationParam } from './duration-param';
import { PerClause } from './per-clause';
import { WhereClauses } from './where-clauses';

export interface NotFollowedProps {
  /** The event that is not to be followed. */
  event: string;
  value: NotFollowedBy;
  faulty: (field: string) => boolean;
  onChange?: (value: NotFollowedBy | undefined, merge?: string) => void;
}

/** "not followed by Order Completed within 48 hours, for the same product". */
export function NotFollowed({ value, faulty, onChange }: NotFollowedProps) {
  const { event, where, within, per } = value;
  return (
    <Clause>
      not followed by{' '}
      <Param
        as="pill"
        label="Not followed by"
        icon={eventIcon(event)}
        text={event ? eventLabel(event) : 'choose an event'}
        faulty={faulty('/event')}
        openFirst={event === ''}
        readOnly={!onChange}
        wide
      >
        {onChange &&
          ((close) => (
            <>
              <ThingList
                kinds={['event']}
                onChoose={(node) => {
                  if (node.type === 'event') onChange({ ...value, event: node.event });
                  close();
                }}
              />
              <SheetFoot>
                <button type="button" className="link" onClick={() => onChange(undefined)}>
                  Leave this out
                </button>
              </SheetFoot>
            </>
          ))}
      </Param>
      {where && where.length > 0 && (
        <>
          {' '}
          <WhereClauses
            event={event}
            where={where}
            faulty={(field) => faulty(`/where${field}`)}
            onChange={
              onChange &&
              ((next, merge) => onChange({ ...value, where: next.length ? next : undefined }, merge && `nf ${merge}`))
            }
          />
        </>
      )}{' '}
      {(within !== undefined || onChange) && (
        <>
          {within !== undefined && 'within '}
          <DurationParam
            label="Not followed within"
            words={durationWords}
            none="since"
            question="Only within a time after it"
            without="Any time after it, up to now."
            start="48h"
            value={within}
            faulty={faulty('/within')}
            onChange={onChange && ((next, merge) => onChange({ ...value, within: next }, merge && 'nf-within'))}
          />
        </>
      )}
      {per !== undefined && (
        <>
          {' '}
          for the{' '}
          <PerClause
            label="Not followed for the same"
            event={event}
            per={per}
            faulty={faulty('/per')}
            onChange={onChange && ((next) => onChange({ ...value, per: next }))}
          />
        </>
      )}
    </Clause>
  );
}
