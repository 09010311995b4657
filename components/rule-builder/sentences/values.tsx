'use client';

import { Plus } from 'lucide-react';
import type { Unit, ValueType } from '@/lib/catalog';
import { OPERATOR_TABLE, type Operator } from '@/lib/rules';
import type { ValueQuestion } from '@/lib/services/segments/suggest-values';
import { type Operand, ValueEditor } from '../editors/value-editor';
import { Param } from '../parts/param';
import { useToday } from '../use-today';
import { countryName, lastWords, valueWords } from '../words';

export interface ValuesProps {
  /** Whose value it is: "country". */
  of: string;
  op: Operator;
  type: ValueType;
  unit?: Unit;
  value: Operand;
  values?: readonly string[];
  question: ValueQuestion;
  onChange?: (value: Operand, merge?: string) => void;
  faulty: boolean;
  openFirst?: boolean;
}

const SHOWN = 4;

/** The compared values of a trait, property or metric as controls: pills for values, underlines for numbers and dates. */
export function Values({ of, op, onChange, faulty, openFirst, ...rest }: ValuesProps) {
  const today = useToday();
  const { value, unit } = rest;
  const shape = OPERATOR_TABLE[op].operand;
  if (shape === 'none') return null;
  const label = `Value of ${of}`;
  const editor =
    onChange &&
    ((close: () => void) => (
      <ValueEditor label={label} op={op} today={today} onChange={onChange} close={close} {...rest} />
    ));
  const common = { label, faulty, readOnly: !onChange, openFirst, wide: shape === 'list' || shape === 'scalar' };
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty)
    return (
      <Param
        {...common}
        as="pill"
        text={<span className="font-normal text-ink-3">choose a value</span>}
        spoken="choose a value"
      >
        {editor}
      </Param>
    );
  if (shape === 'list' || (shape === 'scalar' && typeof value === 'string') || shape === 'text') {
    const list = Array.isArray(value) ? value : [value];
    const shown = list.length > SHOWN + 1 ? list.slice(0, SHOWN) : list;
    return (
      <>
        {shown.map((each, index) => (
          <span key={String(each)}>
            {index > 0 && ' '}
            <Param
              {...common}
              openFirst={openFirst && index === 0}
              as="pill"
              text={<ValueName value={each} unit={unit} />}
              spoken={countryName(each) ?? valueWords(each, unit)}
            >
              {editor}
            </Param>
          </span>
        ))}
        {list.length > shown.length && (
          <>
            {' '}
            <Param {...common} text={`and ${list.length - shown.length} more`}>
              {editor}
            </Param>
          </>
        )}
        {shape === 'list' && onChange && (
          <Param
            {...common}
            openFirst={false}
            label={`Add a ${of}`}
            text={<Plus className="inline size-3 text-ink-2" aria-hidden />}
            spoken=""
          >
            {editor}
          </Param>
        )}
      </>
    );
  }
  const [low, high] = Array.isArray(value) ? value : [value, undefined];
  const words =
    shape === 'duration'
      ? lastWords(String(value))
      : high === undefined
        ? valueWords(low, unit)
        : `${valueWords(low, unit)} and ${valueWords(high, unit)}`;
  return (
    <Param {...common} text={words}>
      {editor}
    </Param>
  );
}

/** A value in its pill, a country with its letters before the name. */
function ValueName({ value, unit }: { value: unknown; unit?: Unit }) {
  const country = countryName(value);
  if (!country) return valueWords(value, unit);
  return (
    <>
      <code className="mr-1.25 font-medium font-mono text-2xs text-ink-2">{String(value)}</code>
      {country}
    </>
  );
}

/** The value that is kept when the operator changes: what fits the new operand. */
export function valueFor(op: Operator, before: Operand, type: ValueType): Operand {
  const one = Array.isArray(before) ? before[0] : before;
  switch (OPERATOR_TABLE[op].operand) {
    case 'none':
      return undefined;
    case 'list':
      return Array.isArray(before) ? before : before === undefined || before === '' ? [] : [before];
    case 'scalar':
      return one ?? (type === 'boolean' ? true : '');
    case 'text':
      return typeof one === 'string' ? one : '';
    case 'duration':
      return typeof one === 'string' && /^\d+[mhdw]$/.test(one) ? one : '30d';
    case 'bound':
      return typeof one === 'number' || (type === 'date' && typeof one === 'string' && /^\d{4}-/.test(one))
        ? one
        : undefined;
    case 'range':
      return Array.isArray(before) && before.length === 2
        ? before
        : one === undefined || one === ''
          ? undefined
          : [one, one];
  }
}
