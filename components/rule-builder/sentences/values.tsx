'use client';

import { Plus } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { Unit, ValueType } from '@/lib/catalog';
import { OPERATOR_TABLE, type Operator } from '@/lib/rules';
import type { ValueQuestion } from '@/lib/services/segments/suggest-values';
import { type Operand, ValueEditor } from '../editors/value-editor';
import { pillClass } from '../parts/glue';
import { Param } from '../parts/param';
import { useCurrency } from '../use-suggestions';
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
export function Values(props: ValuesProps) {
  const { op, onChange, faulty, openFirst, of, ...rest } = props;
  const today = useToday();
  const currency = useCurrency();
  const { value, unit } = rest;
  const shape = OPERATOR_TABLE[op].operand;
  if (shape === 'none') return null;
  const label = `Value of ${of}`;
  const editor =
    onChange &&
    ((close: () => void) => (
      <ValueEditor label={label} op={op} today={today} onChange={onChange} close={close} {...rest} />
    ));
  const common = { label, faulty, readOnly: !onChange, openFirst };
  if (shape === 'list') return <ListOfValues {...props} label={label} editor={editor} />;
  const empty = value === undefined || value === '';
  const pill = empty || shape === 'text' || (shape === 'scalar' && typeof value === 'string');
  const [low, high] = Array.isArray(value) ? value : [value, undefined];
  const words =
    shape === 'duration'
      ? lastWords(String(value))
      : high === undefined
        ? valueWords(low, unit, currency)
        : `${valueWords(low, unit, currency)} and ${valueWords(high, unit, currency)}`;
  return (
    <Param
      {...common}
      wide={shape === 'scalar'}
      as={pill ? 'pill' : 'underline'}
      text={empty ? CHOOSE : pill ? <ValueName value={value} unit={unit} /> : words}
      spoken={empty ? 'choose a value' : words}
    >
      {editor}
    </Param>
  );
}

const CHOOSE = <span className="font-normal text-ink-3">choose a value</span>;

type ListProps = ValuesProps & { label: string; editor?: (close: () => void) => ReactNode };

/** A list of values: each a pill, and one sheet for all of them behind the last control. */
function ListOfValues({ value, unit, of, label, editor, onChange, faulty, openFirst }: ListProps) {
  const [open, setOpen] = useState(false);
  const currency = useCurrency();
  const list = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
  const shown = list.length > SHOWN + 1 ? list.slice(0, SHOWN) : list;
  const more = list.length - shown.length;
  return (
    <>
      {shown.map((each) => (
        <Fragment key={String(each)}>
          {onChange ? (
            <button
              type="button"
              data-param
              aria-label={`${label}: ${countryName(each) ?? valueWords(each, unit, currency)}`}
              onClick={() => setOpen(true)}
              className={cn(pillClass, 'transition-colors hover:border-ink-3')}
            >
              <span className="truncate">
                <ValueName value={each} unit={unit} />
              </span>
            </button>
          ) : (
            <span className={pillClass}>
              <span className="truncate">
                <ValueName value={each} unit={unit} />
              </span>
            </span>
          )}{' '}
        </Fragment>
      ))}
      {more > 0 && `and ${more} more `}
      {onChange && (
        <Param
          label={list.length ? `Add a ${of}` : label}
          as={list.length ? 'plain' : 'pill'}
          text={list.length ? <Plus className="size-3" aria-hidden /> : CHOOSE}
          spoken={list.length ? undefined : 'choose a value'}
          faulty={faulty}
          openFirst={openFirst}
          open={open}
          onOpenChange={setOpen}
          wide
        >
          {editor}
        </Param>
      )}
    </>
  );
}

/** A value in its pill, a country with its letters before the name. */
function ValueName({ value, unit }: { value: unknown; unit?: Unit }) {
  const country = countryName(value);
  const currency = useCurrency();
  if (!country) return valueWords(value, unit, currency);
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
