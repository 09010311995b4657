'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { formatMoney, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { Economics } from '@/lib/services/models/types';
import type { moneyWords } from './words';

export interface EconomicsFieldsProps {
  value: Economics;
  currency: string;
  words: ReturnType<typeof moneyWords>;
  /** Nobody has said them yet. */
  assumed: boolean;
  onChange: (economics: Economics) => void;
}

const FIELDS = ['offerCost', 'keptValue', 'keepRate', 'keepRateLow', 'keepRateHigh'] as const;
type FieldName = (typeof FIELDS)[number];
const isShare = (name: FieldName) => name.startsWith('keepRate');

/** What an offer costs and brings: underlined figures that open their fields. */
export function EconomicsFields({ value, currency, words, assumed, onChange }: EconomicsFieldsProps) {
  const [open, setOpen] = useState(false);
  const short = (amount: number) => formatMoney(amount, currency, { whole: Number.isInteger(amount) });
  const percent = (share: number) => formatPercent(share, 0);
  const done = (next: Economics) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="What an offer costs and brings"
      align="end"
      trigger={
        <button
          type="button"
          className="flex min-h-6 flex-wrap gap-x-3.5 gap-y-0.5 rounded-xs text-left text-ink-2 text-sm hover:text-ink"
        >
          <Pair label={words.cost} value={short(value.offerCost)} />
          <Pair label={words.value} value={short(value.keptValue)} />
          <span>
            {words.rate} <Under>{percent(value.keepRate)}</Under>, {percent(value.keepRateLow)} to{' '}
            {percent(value.keepRateHigh)}
          </span>
          {assumed && <span className="text-warn">assumed; set yours</span>}
        </button>
      }
    >
      {open && <Form {...{ value, words, currency }} onDone={done} />}
    </Popover>
  );
}

const Under = ({ children }: { children: string }) => (
  <u className="font-[550] text-ink decoration-ink-3 decoration-dotted underline-offset-4">{children}</u>
);

const Pair = ({ label, value }: { label: string; value: string }) => (
  <span>
    {label} <Under>{value}</Under>
  </span>
);

interface FormProps {
  value: Economics;
  words: ReturnType<typeof moneyWords>;
  currency: string;
  onDone: (economics: Economics) => void;
}

function Form({ value, words, currency, onDone }: FormProps) {
  const id = useId();
  const [typed, setTyped] = useState<Record<FieldName, string>>(() => ({
    offerCost: String(value.offerCost),
    keptValue: String(value.keptValue),
    keepRate: String(Math.round(value.keepRate * 1000) / 10),
    keepRateLow: String(Math.round(value.keepRateLow * 1000) / 10),
    keepRateHigh: String(Math.round(value.keepRateHigh * 1000) / 10),
  }));
  const read = (name: FieldName): number | null => {
    const number = Number(typed[name]);
    const fits = typed[name].trim() !== '' && number >= 0 && number <= (isShare(name) ? 100 : 1e6);
    return fits ? (isShare(name) ? number / 100 : number) : null;
  };
  const numbers = Object.fromEntries(FIELDS.map((name) => [name, read(name)])) as Record<FieldName, number | null>;
  const { offerCost, keptValue, keepRate, keepRateLow, keepRateHigh } = numbers;
  const missing = FIELDS.some((name) => numbers[name] === null);
  const order =
    !missing && !((keepRateLow ?? 0) <= (keepRate ?? 0) && (keepRate ?? 0) <= (keepRateHigh ?? 0))
      ? 'The share lies between its low and its high end.'
      : undefined;
  const save = () => {
    if (offerCost === null || keptValue === null || keepRate === null || keepRateLow === null || keepRateHigh === null)
      return;
    if (!order) onDone({ offerCost, keptValue, keepRate, keepRateLow, keepRateHigh });
  };
  const field = (name: FieldName, label: string) => (
    <Field label={label} error={numbers[name] === null ? 'A number, 0 or more' : undefined}>
      <Input
        inputMode="decimal"
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
    </Field>
  );
  return (
    <form
      aria-labelledby={id}
      className="grid gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p id={id} className="font-semibold text-sm">
        What an offer costs and brings
      </p>
      <div className="grid grid-cols-2 gap-2.5">
        {field('offerCost', `Cost of one, ${currency}`)}
        {field('keptValue', `One ${words.won} brings, ${currency}`)}
      </div>
      <div className="grid grid-cols-3 gap-2.5">
        {field('keepRate', 'Works for, %')}
        {field('keepRateLow', 'at least, %')}
        {field('keepRateHigh', 'at most, %')}
      </div>
      {order && <p className="text-bad text-xs">{order}</p>}
      <Button type="submit" variant="primary" disabled={missing || order !== undefined}>
        Count with these
      </Button>
    </form>
  );
}
