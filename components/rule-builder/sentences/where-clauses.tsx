'use client';

import { Fragment } from 'react';
import { findProperty, type ValueType } from '@/lib/catalog';
import { OPERATOR_TABLE, operatorsFor, type Where } from '@/lib/rules';
import { OptionList } from '../editors/option-list';
import { SheetFoot } from '../editors/sheet';
import { Clause } from '../parts/glue';
import { Param } from '../parts/param';
import { useProperties } from '../use-suggestions';
import { operatorWords, propertyLabel } from '../words';
import { PropertyList } from './per-clause';
import { Values, valueFor } from './values';

export interface WhereClausesProps {
  event: string;
  where: readonly Where[];
  /** Faults by the field behind the list: `/0/value`. */
  faulty: (field: string) => boolean;
  onChange?: (where: Where[], merge?: string) => void;
}

/** "where category is Toys and price is more than £5". */
export function WhereClauses({ event, where, faulty, onChange }: WhereClausesProps) {
  const put = (index: number, next: Where | null, merge?: string) =>
    onChange?.(
      where.flatMap((each, at) => (at === index ? (next ? [next] : []) : [each])),
      merge && `${merge} ${index}`,
    );
  return where.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a clause is its place
    <Fragment key={index}>
      {index > 0 && ' '}
      <Clause>
        {index === 0 ? 'where' : 'and'}{' '}
        <WhereClause
          event={event}
          where={each}
          faulty={(field) => faulty(`/${index}${field}`)}
          onChange={onChange && ((next, merge) => put(index, next, merge))}
        />
      </Clause>
    </Fragment>
  ));
}

interface WhereClauseProps {
  event: string;
  where: Where;
  faulty: (field: string) => boolean;
  onChange?: (where: Where | null, merge?: string) => void;
}

function WhereClause({ event, where, faulty, onChange }: WhereClauseProps) {
  const { data } = useProperties(onChange ? event : '');
  const { property, op, value } = where;
  const typeOf = (name: string): ValueType =>
    data?.properties.find((each) => each.name === name)?.type ?? findProperty(name)?.type ?? 'text';
  const type = typeOf(property);
  const offered = operatorsFor(type).filter((each) => !OPERATOR_TABLE[each].relative);
  const fresh = property === '';
  return (
    <>
      <Param
        label="Property"
        text={fresh ? 'choose a property' : propertyLabel(property)}
        faulty={faulty('/property')}
        openFirst={fresh}
        readOnly={!onChange}
      >
        {onChange &&
          ((close) => (
            <>
              <PropertyList
                event={event}
                value={property}
                onChoose={(next) => {
                  const numeric = typeOf(next) === 'number' || typeOf(next) === 'date';
                  const nextOp = operatorsFor(typeOf(next)).includes(op) ? op : numeric ? 'gte' : 'in';
                  onChange({
                    property: next,
                    op: nextOp,
                    value: nextOp === op && next === property ? value : valueFor(nextOp, undefined, typeOf(next)),
                  });
                  close();
                }}
              />
              <SheetFoot>
                <button type="button" className="link" onClick={() => onChange(null)}>
                  Remove this clause
                </button>
              </SheetFoot>
            </>
          ))}
      </Param>
      {!fresh && (
        <>
          {' '}
          <Param label="Operator" text={operatorWords(op, type)} faulty={faulty('/op')} readOnly={!onChange}>
            {onChange &&
              ((close) => (
                <OptionList
                  label="Operator"
                  options={(offered.includes(op) ? offered : [op, ...offered]).map((each) => ({
                    value: each,
                    label: operatorWords(each, type),
                  }))}
                  value={op}
                  onChoose={(next) => {
                    onChange({ ...where, op: next, value: valueFor(next, value, type) });
                    close();
                  }}
                />
              ))}
          </Param>{' '}
          <Values
            of={propertyLabel(property)}
            op={op}
            type={type}
            unit={findProperty(property)?.unit}
            value={value}
            question={{ event, property }}
            faulty={faulty('/value')}
            onChange={onChange && ((next, merge) => onChange({ ...where, value: next }, merge && `where ${merge}`))}
          />
        </>
      )}
    </>
  );
}
