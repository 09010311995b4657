'use client';

import { OptionList } from '../editors/option-list';
import { SheetFoot } from '../editors/sheet';
import { Param } from '../parts/param';
import { useProperties } from '../use-suggestions';
import { propertyLabel } from '../words';

export interface PerClauseProps {
  label: string;
  event: string;
  per: string;
  faulty: boolean;
  onChange?: (per: string | undefined) => void;
}

/** "same product": the events are taken together by the value of a property. */
export function PerClause({ label, event, per, faulty, onChange }: PerClauseProps) {
  return (
    <Param label={label} text={`same ${propertyLabel(per)}`} faulty={faulty} readOnly={!onChange}>
      {onChange &&
        ((close) => (
          <>
            <PropertyList
              event={event}
              value={per}
              onChoose={(next) => {
                onChange(next);
                close();
              }}
            />
            <SheetFoot>
              <button type="button" className="link" onClick={() => onChange(undefined)}>
                Leave this out
              </button>
            </SheetFoot>
          </>
        ))}
    </Param>
  );
}

/** A name, or names joined by dots: `products.category`. */
const isPath = (text: string): boolean =>
  text !== '' && text.length <= 300 && text.split('.').every((key) => key !== '');

/** The properties of an event, with the share of its recent events that carry each. */
export function PropertyList({
  event,
  value,
  onChoose,
}: {
  event: string;
  value?: string;
  onChoose: (property: string) => void;
}) {
  const { data } = useProperties(event);
  const properties = data?.properties ?? [];
  const options = properties.map((each) => ({
    value: each.name,
    label: each.label,
    hint: each.share > 0 ? `${Math.max(1, Math.round(each.share * 100))} % of events` : 'not seen yet',
  }));
  const known = value === undefined || value === '' || properties.some((each) => each.name === value);
  return (
    <OptionList
      label="Property"
      options={known ? options : [{ value, label: propertyLabel(value) }, ...options]}
      value={value}
      onChoose={onChoose}
      typed={(text) =>
        isPath(text) && !properties.some((each) => each.name === text)
          ? { label: `The property “${text}”`, choose: () => onChoose(text) }
          : undefined
      }
    />
  );
}
