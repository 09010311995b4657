'use client';

import { useThings } from '@/components/rule-builder/use-suggestions';
import { Combobox } from '@/components/ui/combobox';
import { formatCount, formatNoun } from '@/components/ui/format';
import { RadioGroup } from '@/components/ui/radio-group';
import type { FeaturePreview } from '@/lib/services/models/features/preview-features';
import type { Population } from '@/lib/services/models/types';
import type { Within } from './draft';

/** Everyone, the members of a segment, or a group of another clustering. */
export function PopulationField({ population, onChange, within, size }: PopulationFieldProps) {
  const { data: things } = useThings();
  const segments = things?.segments.filter(({ status }) => status === 'active') ?? [];
  const choose = (type: string) => {
    if (type === 'everyone') onChange({ type });
    else if (type === 'segment') onChange({ type, segment: '' });
    else if (type === 'group' && within) onChange({ type, model: within.model, group: within.group });
  };
  const shown = population.type === 'rule' ? 'everyone' : population.type;
  return (
    <div className="grid gap-3">
      <RadioGroup
        aria-labelledby="whom-title"
        value={shown}
        onValueChange={choose}
        options={[
          { value: 'everyone', label: 'Everyone', hint: 'Without those who object to profiling.' },
          { value: 'segment', label: 'A segment', hint: 'Only its members now.' },
          ...(within || population.type === 'group'
            ? [
                {
                  value: 'group',
                  label: within ? `The group ${within.groupName}` : 'A group of a clustering',
                  hint: within ? `Of ${within.modelName}: groups inside the group.` : undefined,
                },
              ]
            : []),
        ]}
      />
      {population.type === 'segment' && (
        <Combobox
          aria-label="Segment"
          placeholder="Choose a segment"
          searchPlaceholder="Search segments"
          options={segments.map(({ id, name, size: members }) => ({
            value: id,
            label: name,
            hint: formatCount(members),
          }))}
          value={population.segment || null}
          onValueChange={(segment) => onChange({ type: 'segment', segment })}
          className="max-w-96"
        />
      )}
      {size && (
        <p className="text-ink-2 text-sm" aria-live="polite">
          {formatNoun(size.customers, 'customer')}
          {size.objecting > 0 && `; ${formatNoun(size.objecting, 'other objects', 'others object')} to profiling`}
        </p>
      )}
    </div>
  );
}

interface PopulationFieldProps {
  population: Population;
  onChange: (population: Population) => void;
  within: Within | null;
  size: Pick<FeaturePreview, 'customers' | 'objecting'> | undefined;
}
