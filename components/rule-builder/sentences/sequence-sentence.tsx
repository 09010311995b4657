'use client';

import { arrayMove } from '@dnd-kit/sortable';
import { RowList } from '../parts/row-list';
import { type BareSequence, durationWords, lastWords } from '../words';
import { AddMenu } from './add-menu';
import { DurationParam } from './duration-param';
import { ListedEvent } from './listed-event';
import { PerClause } from './per-clause';
import type { SentenceProps } from './props';

type Step = BareSequence['steps'][number];

const MOST_STEPS = 20;

/** "did in order, with the same cart, in the last 30 days: added to cart, then within 2 hours started checkout". */
export function SequenceSentence({ condition, onChange, faulty, fresh }: SentenceProps<'sequence'>) {
  const { steps, within, per } = condition;
  const put = (next: Partial<BareSequence>, merge?: string) => onChange?.(tidy({ ...condition, ...next }), merge);
  const putStep = (index: number, next: Step, merge?: string) =>
    put({ steps: steps.with(index, next) }, merge && `step ${index} ${merge}`);
  // The first step follows nothing.
  const reorder = (next: Step[]) => put({ steps: next.map((step, index) => (index === 0 ? first(step) : step)) });
  const [start] = steps;
  return (
    <>
      did in this order
      {per !== undefined && (
        <>
          , with the{' '}
          <PerClause
            label="Same property"
            event={start?.event ?? ''}
            per={per}
            faulty={faulty('/per')}
            onChange={onChange && ((next) => put({ per: next }))}
          />
        </>
      )}
      {(within !== undefined || onChange) && ', '}
      {within !== undefined && 'all in the last '}
      <DurationParam
        label="Time frame"
        field="In the last"
        words={lastWords}
        none="at any time"
        question="All of it in the last …"
        without="At any time so far."
        start="30d"
        value={within}
        faulty={faulty('/within')}
        onChange={onChange && ((next, merge) => put({ within: next }, merge && 'within'))}
      />
      {onChange && per === undefined && (
        <AddMenu
          label="Add a detail"
          title="Add to this sequence"
          items={[{ label: 'for one and the same …', onSelect: () => put({ per: perOf(steps) }) }]}
        />
      )}
      <RowList
        name="Step"
        numbered
        count={steps.length}
        onMove={onChange && ((from, to) => reorder(arrayMove([...steps], from, to)))}
        onRemove={onChange && ((index) => reorder(steps.toSpliced(index, 1)))}
        add={
          onChange && steps.length < MOST_STEPS
            ? { label: '+ Step', onAdd: () => put({ steps: [...steps, { event: '' }] }) }
            : undefined
        }
        row={(index) => {
          const step = steps[index];
          return (
            step && (
              <SequenceStep
                step={step}
                index={index}
                fresh={fresh || index > 0}
                faulty={(field) => faulty(`/steps/${index}${field}`)}
                onChange={onChange && ((next, merge) => putStep(index, next, merge))}
              />
            )
          );
        }}
      />
    </>
  );
}

interface SequenceStepProps {
  step: Step;
  index: number;
  fresh?: boolean;
  faulty: (field: string) => boolean;
  onChange?: (step: Step, merge?: string) => void;
}

function SequenceStep({ step, index, fresh, faulty, onChange }: SequenceStepProps) {
  const { event, where, within } = step;
  return (
    <>
      {index > 0 && 'then '}
      {index > 0 && (within !== undefined || onChange) && (
        <>
          {within !== undefined && 'within '}
          <DurationParam
            label={`Step ${index + 1} follows within`}
            field="Within"
            words={durationWords}
            none="any time later"
            question="Only within a time after the step before"
            without="Any time after the step before."
            start="2h"
            value={within}
            faulty={faulty('/within')}
            onChange={onChange && ((next, merge) => onChange(clean({ ...step, within: next }), merge && 'within'))}
          />{' '}
        </>
      )}
      <ListedEvent
        event={event}
        where={where}
        name="step"
        index={index}
        fresh={fresh}
        faulty={faulty}
        onChange={onChange && ((next, merge) => onChange(clean({ ...step, ...next }), merge))}
      />
    </>
  );
}

const first = ({ within: _follows, ...step }: Step): Step => step;

/** Without what says nothing. */
function clean({ where, within, ...step }: Step): Step {
  return { ...step, ...(where?.length ? { where } : {}), ...(within === undefined ? {} : { within }) };
}

function tidy({ within, per, ...rest }: BareSequence): BareSequence {
  return { ...rest, ...(within === undefined ? {} : { within }), ...(per === undefined ? {} : { per }) };
}

/** The property by which these events most likely belong together. */
const perOf = (steps: readonly Step[]): string =>
  steps.every(({ event }) => event.startsWith('Product')) ? 'productId' : 'cartId';
