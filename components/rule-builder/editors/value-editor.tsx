'use client';

import { Input } from '@/components/ui/input';
import type { Unit } from '@/lib/catalog';
import { OPERATOR_TABLE } from '@/lib/rules';
import { useCurrency } from '../use-suggestions';
import { DurationField } from './duration-field';
import { NumberField } from './number-field';
import { Sheet } from './sheet';
import type { Operand, ValueEditorProps } from './value-editor-props';
import { ValueList } from './value-list';

export type { Operand };

/** The value that an operator asks for: a list to choose from, a number, a date, a duration or a text. */
export function ValueEditor(props: ValueEditorProps) {
  const { label, op, type, value, onChange, close } = props;
  switch (OPERATOR_TABLE[op].operand) {
    case 'none':
      return null;
    case 'scalar':
    case 'list':
      return <ValueList {...props} many={OPERATOR_TABLE[op].operand === 'list'} />;
    case 'text':
      return (
        <Sheet>
          <Input
            autoFocus
            aria-label={label}
            placeholder="Text"
            maxLength={2000}
            defaultValue={typeof value === 'string' ? value : ''}
            onChange={(event) => onChange(event.target.value, 'value')}
            onKeyDown={(event) => event.key === 'Enter' && close()}
          />
        </Sheet>
      );
    case 'duration':
      return (
        <Sheet>
          <DurationField
            label={label}
            value={typeof value === 'string' && value ? value : '30d'}
            autoFocus
            onDone={close}
            onChange={(next) => onChange(next, 'value')}
          />
        </Sheet>
      );
    case 'bound':
      return (
        <Sheet>
          <Bound
            {...props}
            label={label}
            value={Array.isArray(value) ? value[0] : value}
            date={type === 'date'}
            onChange={(next) => onChange(next, 'value')}
            autoFocus
          />
        </Sheet>
      );
    case 'range': {
      const [low, high] = Array.isArray(value) ? value : [undefined, undefined];
      return (
        <Sheet>
          <div className="flex items-center gap-2">
            <Bound
              {...props}
              label={`${label}: from`}
              value={low}
              date={type === 'date'}
              onChange={(next) => onChange([next, high ?? next], 'low')}
              autoFocus
            />
            <span className="text-ink-2 text-sm">and</span>
            <Bound
              {...props}
              label={`${label}: to`}
              value={high}
              date={type === 'date'}
              onChange={(next) => onChange([low ?? next, next], 'high')}
            />
          </div>
          <p className="text-ink-3 text-xs">Both ends are included.</p>
        </Sheet>
      );
    }
  }
}

interface BoundProps {
  label: string;
  value: Operand;
  date: boolean;
  unit?: Unit;
  autoFocus?: boolean;
  onChange: (value: string | number) => void;
  close: () => void;
}

function Bound({ label, value, date, unit, autoFocus, onChange, close }: BoundProps) {
  const currency = useCurrency();
  if (date) {
    return (
      <Input
        type="date"
        aria-label={label}
        autoFocus={autoFocus}
        defaultValue={typeof value === 'string' ? value.slice(0, 10) : ''}
        onChange={(event) => event.target.value && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && close()}
      />
    );
  }
  const share = unit === 'share';
  const shown = typeof value === 'number' ? (share ? Math.round(value * 1e6) / 1e4 : value) : undefined;
  const suffix = share ? '%' : unit === 'money' ? currency : unit === 'days' ? 'days' : undefined;
  return (
    <NumberField
      label={label}
      value={shown}
      suffix={suffix}
      autoFocus={autoFocus}
      onDone={close}
      onChange={(next) => onChange(share ? next / 100 : next)}
    />
  );
}
