'use client';

import { arrayMove } from '@dnd-kit/sortable';
import { formatDecimal } from '@/components/ui/format';
import { NumberField } from '../editors/number-field';
import { NumberTest } from '../editors/number-test';
import { Sheet, SheetRow } from '../editors/sheet';
import { Param } from '../parts/param';
import { RowList } from '../parts/row-list';
import { type BareScore, lastWords, pointsWords } from '../words';
import { DurationParam } from './duration-param';
import { ListedEvent } from './listed-event';
import type { SentenceProps } from './props';

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
      <DurationParam
        label="Time frame"
        field="In the last"
        words={lastWords}
        none="at any time"
        question="Only events in the last …"
        without="Every event so far counts."
        start="30d"
        value={within}
        faulty={faulty('/within')}
        onChange={onChange && ((next, merge) => put({ within: next }, merge && 'within'))}
      />
      {halfLife !== undefined && ', points halved every '}
      {halfLife === undefined && onChange && ', '}
      <DurationParam
        label="Half-life"
        words={lastWords}
        none="points never fade"
        question="Points fade: halved every …"
        without="A point counts the same for ever."
        start="7d"
        value={halfLife}
        faulty={faulty('/halfLife')}
        onChange={onChange && ((next, merge) => put({ halfLife: next }, merge && 'halfLife'))}
      />
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
  const { event, where, points } = weight;
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
      <ListedEvent
        event={event}
        where={where}
        name="weight"
        index={index}
        fresh={fresh}
        faulty={faulty}
        onChange={onChange && ((next, merge) => onChange(clean({ ...weight, ...next }), merge))}
      />
    </>
  );
}

/** Without what says nothing. */
const clean = ({ where, ...weight }: Weight): Weight => ({ ...weight, ...(where?.length ? { where } : {}) });

function tidy({ within, halfLife, ...rest }: BareScore): BareScore {
  return { ...rest, ...(within === undefined ? {} : { within }), ...(halfLife === undefined ? {} : { halfLife }) };
}
