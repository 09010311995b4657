'use client';

import { useBuilder } from '../builder-context';
import { OptionList } from '../editors/option-list';
import { ThingList } from '../editors/thing-list';
import { SegmentIcon } from '../icons';
import { Param } from '../parts/param';
import type { SentenceProps } from './props';

/** "in segment Recently emailed". */
export function SegmentSentence({ condition, onChange, faulty, fresh }: SentenceProps<'segment'>) {
  const { things } = useBuilder();
  const { segment, op } = condition;
  const name = things?.segments.find((each) => each.id === segment || each.key === segment)?.name ?? segment;
  return (
    <>
      <Param
        label="Operator"
        text={op === 'in' ? 'in segment' : 'not in segment'}
        faulty={faulty('/op')}
        readOnly={!onChange}
      >
        {onChange &&
          ((close) => (
            <OptionList
              label="Operator"
              options={[
                { value: 'in', label: 'in segment' },
                { value: 'notIn', label: 'not in segment' },
              ]}
              value={op}
              onChoose={(next) => {
                onChange({ ...condition, op: next });
                close();
              }}
            />
          ))}
      </Param>{' '}
      <Param
        as="pill"
        label="Segment"
        icon={SegmentIcon}
        text={name || 'choose a segment'}
        faulty={faulty('/segment')}
        openFirst={fresh && segment === ''}
        readOnly={!onChange}
        wide
      >
        {onChange &&
          ((close) => (
            <ThingList
              kinds={['segment']}
              onChoose={(node) => {
                if (node.type === 'segment') onChange({ ...condition, segment: node.segment });
                close();
              }}
            />
          ))}
      </Param>
    </>
  );
}
