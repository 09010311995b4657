'use client';

import { findTrait } from '@/lib/catalog';
import { type Operator, operatorsFor } from '@/lib/rules';
import { useBuilder } from '../builder-context';
import { OptionList } from '../editors/option-list';
import { ThingList } from '../editors/thing-list';
import { traitIcon } from '../icons';
import { Param } from '../parts/param';
import { operatorWords, traitLabel } from '../words';
import type { SentenceProps } from './props';
import { Values, valueFor } from './values';

/** "country is one of GB, DE". */
export function TraitSentence({ condition, onChange, faulty, fresh }: SentenceProps<'trait'>) {
  const { things } = useBuilder();
  const { trait, op, value } = condition;
  const type = things?.traits.find((each) => each.name === trait)?.type ?? findTrait(trait).type;
  const offered = operatorsFor(type);
  const operators: Operator[] = offered.includes(op) ? offered : [op, ...offered];
  return (
    <>
      <Param
        as="pill"
        label="Trait"
        icon={traitIcon(trait)}
        text={trait ? traitLabel(trait) : 'choose a trait'}
        faulty={faulty('/trait')}
        readOnly={!onChange}
        wide
      >
        {onChange &&
          ((close) => (
            <ThingList
              kinds={['trait']}
              onChoose={(node) => {
                if (node.type === 'trait')
                  onChange({ type: 'trait', trait: node.trait, op: node.op, value: node.value });
                close();
              }}
            />
          ))}
      </Param>{' '}
      <Param label="Operator" text={operatorWords(op, type)} faulty={faulty('/op')} readOnly={!onChange}>
        {onChange &&
          ((close) => (
            <OptionList
              label="Operator"
              options={operators.map((each) => ({ value: each, label: operatorWords(each, type) }))}
              value={op}
              onChoose={(next) => {
                onChange({ ...condition, op: next, value: valueFor(next, value, type) });
                close();
              }}
            />
          ))}
      </Param>{' '}
      <Values
        of={traitLabel(trait)}
        op={op}
        type={type}
        value={value}
        question={{ trait }}
        faulty={faulty('/value')}
        openFirst={fresh}
        onChange={onChange && ((next, merge) => onChange({ ...condition, value: next }, merge))}
      />
    </>
  );
}
