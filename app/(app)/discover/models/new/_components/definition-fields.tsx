'use client';

import { useValues } from '@/components/rule-builder/use-suggestions';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { SuggestedThings } from '@/lib/services/segments/suggest-things';
import type { Draft } from './to-definition';

export interface DefinitionFieldsProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  things: SuggestedThings | undefined;
}

const ANY = 'any category';

/** What the outcome is, by purpose: how far ahead, and what counts. */
export function DefinitionFields({ draft, onChange, things }: DefinitionFieldsProps) {
  const { purpose } = draft;
  const whole = (
    label: string,
    hint: string,
    key: 'horizonDays' | 'minOrders' | 'categories',
    min: number,
    max: number,
  ) => (
    <Field key={key} label={label} hint={hint}>
      <Input
        type="number"
        min={min}
        max={max}
        value={draft[key]}
        onChange={({ target }) => {
          const next = Math.round(Number(target.value));
          if (Number.isFinite(next)) onChange({ [key]: Math.min(max, Math.max(min, next)) });
        }}
      />
    </Field>
  );
  if (purpose === 'recommender') return null;
  return (
    <>
      {whole('Days ahead', horizonHint[purpose], 'horizonDays', 1, 730)}
      {purpose === 'churn' &&
        whole('Orders before, at least', 'Who has ordered less is not said to leave.', 'minOrders', 1, 100)}
      {purpose === 'categoryPreference' &&
        whole('Categories told apart', 'Those that sell most; the rest counts as other.', 'categories', 2, 20)}
      {purpose === 'nextPurchase' && (
        <CategoryField value={draft.category} onChange={(category) => onChange({ category })} />
      )}
      {purpose === 'emailEngagement' && (
        <Field label="What counts">
          <Select
            value={draft.act}
            onValueChange={(act) => onChange({ act: act === 'click' ? 'click' : 'open' })}
            options={[
              { value: 'open', label: 'Opening an email' },
              { value: 'click', label: 'Clicking a link in one' },
            ]}
          />
        </Field>
      )}
      {purpose === 'event' && (
        <Field label="Event" hint="What they will do, or not.">
          <Combobox
            value={draft.event || null}
            placeholder="Choose an event"
            onValueChange={(event) => onChange({ event })}
            options={(things?.events ?? []).map(({ name, label, customers }) => ({
              value: name,
              label,
              hint: formatCount(customers),
            }))}
          />
        </Field>
      )}
    </>
  );
}

const horizonHint: Readonly<Record<Exclude<Draft['purpose'], 'recommender'>, string>> = {
  churn: 'No order for so long counts as having left.',
  nextPurchase: 'An order within so many days counts.',
  categoryPreference: 'The next order within so many days counts.',
  lifetimeValue: 'Revenue of so many days is expected.',
  emailEngagement: 'Emails of so many days count.',
  event: 'It has to happen within so many days.',
};

function CategoryField({ value, onChange }: { value: string; onChange: (category: string) => void }) {
  const { data } = useValues({ metric: 'favouriteCategory' });
  return (
    <Field label="Of which category" hint="Any order, or one with something of this.">
      <Combobox
        value={value || ANY}
        onValueChange={(next) => onChange(next === ANY ? '' : next)}
        options={[
          { value: ANY, label: 'Of anything' },
          ...(data?.values ?? []).map((each) => ({ value: String(each.value), label: String(each.value) })),
        ]}
      />
    </Field>
  );
}
