'use client';

import { arrayMove } from '@dnd-kit/sortable';
import { formatDecimal } from '@/components/ui/format';
import { NumberField } from '../editors/number-field';
import { NumberTest } from '../editors/number-test';
import { OptionalDuration } from '../editors/optional-duration';
import { Sheet, SheetRow } from '../editors/sheet';
import { EventPill } from '../parts/event-pill';
import { Param } from '../parts/param';
import { RowList } from '../parts/row-list';
import { type BareScore, lastWords, pointsWords } from '../words';
import { AddMenu } from './add-menu';
import type { SentenceProps } from './props';
import { WhereClauses } from './where-clauses';

type Weight = BareScore['weights'][number];

const MOST_WEIGHTS = 50;

/** "scores at least 10 points in the last 30 days, halved every 7 days: 1 point each time they viewed a product". */
export function ScoreSentence({ condition, onChange, faulty, fresh }: SentenceProps<'score'>) {
  const { weights, within, halfLife, op = 'gte', value = 1 } = condition;
  const put = (next: Partial<BareScore>, merge?: string) => onChange?.(tidy({ ...condition, ...next }), merge);
  const putWeight = (index: number, next: Weight, merge?: string) =>
    put({ weights: weights.with(index, next) }, merge && `weight ${index} ${merge}`);
  return (
    <>
      scored{' '}
      <Param
        label="Score"
        text={pointsWords(condition)}
        faulty={faulty('/value') || faulty('/op')}
        readOnly={!onChange}
      >
        {onChange &&
          ((close) => (
            <Sheet>
              <NumberTest
                label="Points"
                op={op}
                value={value}
                less="less than"
                after="points"
                autoFocus
                onDone={close}
                onChange={(test, merge) => put(test, merge && `score ${merge}`)}
              />
            </Sheet>
          ))}
      </Param>{' '}
      {within !== undefined && 'in the last '}
      {(within !== undefined || onChange) && (
        <Param
          label="Time frame"
          text={within === undefined ? 'at any time' : lastWords(within)}
          faulty={faulty('/within')}
          readOnly={!onChange}
        >
          {onChange &&
            ((close) => (
              <OptionalDuration
                label="In the last"
                question="Only events in the last …"
                without="Every event so far counts."
                start="30d"
                value={within}
                onChange={(next, merge) => put({ within: next }, merge && 'within')}
                close={close}
              />
            ))}
        </Param>
      )}
      {halfLife !== undefined && ', points halved every '}
      {halfLife === undefined && onChange && ', '}
      {(halfLife !== undefined || onChange) && (
        <Param
          label="Half-life"
          text={halfLife === undefined ? 'points never fade' : lastWords(halfLife)}
          faulty={faulty('/halfLife')}
          readOnly={!onChange}
        >
          {onChange &&
            ((close) => (
              <OptionalDuration
                label="Half-life"
                question="Points fade: halved every …"
                without="A point counts the same for ever."
                start="7d"
                value={halfLife}
                onChange={(next, merge) => put({ halfLife: next }, merge && 'halfLife')}
                close={close}
              />
            ))}
        </Param>
      )}
      <RowList
        name="Weight"
        count={weights.length}
        onMove={onChange && ((from, to) => put({ weights: arrayMove([...weights], from, to) }))}
        onRemove={onChange && ((index) => put({ weights: weights.toSpliced(index, 1) }))}
        add={
          onChange && weights.length < MOST_WEIGHTS
            ? { label: '+ Event', onAdd: () => put({ weights: [...weights, { event: '', points: 1 }] }) }
            : undefined
        }
        row={(index) => {
          const weight = weights[index];
          return (
            weight && (
              <ScoreWeight
                weight={weight}
                index={index}
                fresh={fresh || index > 0}
                faulty={(field) => faulty(`/weights/${index}${field}`)}
                onChange={onChange && ((next, merge) => putWeight(index, next, merge))}
              />
            )
          );
        }}
      />
    </>
  );
}

interface ScoreWeightProps {
  weight: Weight;
  index: number;
  fresh?: boolean;
  faulty: (field: string) => boolean;
  onChange?: (weight: Weight, merge?: string) => void;
}

function ScoreWeight({ weight, index, fresh, faulty, onChange }: ScoreWeightProps) {
  const { event, where = [], points } = weight;
  return (
    <>
      <Param
        label={`Points of weight ${index + 1}`}
        text={`${formatDecimal(points, 6)} ${points === 1 ? 'point' : 'points'}`}
        faulty={faulty('/points')}
        readOnly={!onChange}
      >
        {onChange &&
          ((close) => (
            <Sheet>
              <SheetRow label="Points each time (below zero takes away)">
                <NumberField
                  label="Points each time"
                  value={points}
                  autoFocus
                  onDone={close}
                  onChange={(next) => onChange({ ...weight, points: next }, 'points')}
                />
              </SheetRow>
            </Sheet>
          ))}
      </Param>{' '}
      each time they{' '}
      <EventPill
        event={event}
        faulty={faulty('/event')}
        openFirst={fresh}
        onChange={onChange && ((next) => onChange({ ...weight, event: next }))}
      />
      {where.length > 0 && (
        <>
          {' '}
          <WhereClauses
            event={event}
            where={where}
            faulty={(field) => faulty(`/where${field}`)}
            onChange={onChange && ((next, merge) => onChange(clean({ ...weight, where: next }), merge))}
          />
        </>
      )}
      {onChange && event !== '' && (
        <AddMenu
          label={`Add a detail to weight ${index + 1}`}
          title="Add to this event"
          items={[
            {
              label: 'where a property is …',
              onSelect: () => onChange({ ...weight, where: [...where, { property: '', op: 'in', value: [] }] }),
            },
          ]}
        />
      )}
    </>
  );
}

/** Without what says nothing. */
const clean = ({ where, ...weight }: Weight): Weight => ({ ...weight, ...(where?.length ? { where } : {}) });

function tidy({ within, halfLife, ...rest }: BareScore): BareScore {
  return { ...rest, ...(within === undefined ? {} : { within }), ...(halfLife === undefined ? {} : { halfLife }) };
}
