'use client';

import type { EventCondition } from '@/lib/rules';
import { AmountEditor } from '../editors/amount-editor';
import { TimeEditor } from '../editors/time-editor';
import { EventPill } from '../parts/event-pill';
import { Clause } from '../parts/glue';
import { Param } from '../parts/param';
import { useCurrency } from '../use-suggestions';
import { useToday } from '../use-today';
import { amountWords, type BareEvent, timeWords } from '../words';
import { AddDetail } from './add-detail';
import { NotFollowed } from './not-followed';
import { PerClause } from './per-clause';
import type { SentenceProps } from './props';
import { WhereClauses } from './where-clauses';

/** "viewed a product at least 3 times, same product, in the last 48 hours, not followed by Order Completed". */
export function EventSentence({ condition, onChange, faulty, fresh }: SentenceProps<'event'>) {
  const today = useToday();
  const readOnly = !onChange;
  const amount = amountWords(condition, useCurrency());
  const time = timeWords(condition);
  // Named by their place: the words change while they are being edited.
  const places = ['before', 'first', 'between', 'second', 'after'];
  const put = (next: Partial<BareEvent>, merge?: string) => onChange?.(tidy({ ...condition, ...next }), merge);
  const edit = onChange && ((next: BareEvent, merge?: string) => onChange(tidy(next), merge));
  const { where, per, notFollowedBy } = condition;
  return (
    <>
      <EventPill event={condition.event} faulty={faulty('/event')} onChange={onChange && ((event) => put({ event }))} />
      {where && where.length > 0 && (
        <>
          {' '}
          <WhereClauses
            event={condition.event}
            where={where}
            faulty={(field) => faulty(`/where${field}`)}
            onChange={onChange && ((next, merge) => put({ where: next }, merge))}
          />
        </>
      )}{' '}
      {amount.glue}{' '}
      <Param
        label="How often"
        text={amount.text}
        faulty={faulty('/value') || faulty('/op') || faulty('/of') || faulty('/aggregate')}
        openFirst={fresh}
        readOnly={readOnly}
      >
        {edit && ((close) => <AmountEditor condition={condition} onChange={edit} close={close} />)}
      </Param>
      {per !== undefined && (
        <>
          ,{' '}
          <PerClause
            label="Same property"
            event={condition.event}
            per={per}
            faulty={faulty('/per')}
            onChange={onChange && ((next) => put({ per: next }))}
          />
        </>
      )}
      {per !== undefined && ','}{' '}
      <Clause>
        {time.map((words, index) =>
          index % 2 === 0 ? (
            <span key={places[index]}>{index === 0 ? words : ` ${words}`}</span>
          ) : (
            <span key={places[index]}>
              {' '}
              <Param
                label="Time frame"
                text={words}
                faulty={['/within', '/olderThan', '/from', '/to'].some(faulty)}
                readOnly={readOnly}
              >
                {edit && ((close) => <TimeEditor condition={condition} onChange={edit} today={today} close={close} />)}
              </Param>
            </span>
          ),
        )}
      </Clause>
      {notFollowedBy && (
        <>
          ,{' '}
          <NotFollowed
            event={condition.event}
            value={notFollowedBy}
            faulty={(field) => faulty(`/notFollowedBy${field}`)}
            onChange={onChange && ((next, merge) => put({ notFollowedBy: next }, merge))}
          />
        </>
      )}
      {edit && <AddDetail condition={condition} onChange={edit} />}
    </>
  );
}

/** Leaves out what says nothing, and turns a comparison that `per` does not take into one that it takes. */
function tidy(condition: BareEvent): BareEvent {
  const { where, per, op = 'gte', value, ...rest } = condition;
  const next = { ...rest, op, value, ...(where?.length ? { where } : {}), ...(per === undefined ? {} : { per }) };
  if (per !== undefined && (op === 'lt' || op === 'lte' || op === 'neq'))
    return { ...next, op: 'gte', value: Math.max(1, Array.isArray(value) ? (value[0] ?? 1) : (value ?? 1)) };
  return Object.fromEntries(Object.entries(next).filter(([, each]) => each !== undefined)) as Omit<
    EventCondition,
    'name' | 'disabled'
  >;
}
