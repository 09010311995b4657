'use client';

import { RadioGroup } from 'radix-ui';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { PURPOSES, type PurposeName } from './purposes';

/** What one wants to know, as cards of which one is chosen. */
export function PurposePicker({ value, onChange }: { value: PurposeName; onChange: (purpose: PurposeName) => void }) {
  return (
    <Card>
      <CardHead title="What do you want to know?" />
      <CardBody>
        <RadioGroup.Root
          aria-label="What do you want to know?"
          value={value}
          onValueChange={(next) => onChange(next as PurposeName)}
          className="grid gap-2.5 sm:grid-cols-2"
        >
          {PURPOSES.map(({ value: name, icon: Icon, question, hint }) => (
            <RadioGroup.Item
              key={name}
              value={name}
              className="flex gap-3 rounded-md border border-line px-3.5 py-3 text-left hover:border-line-strong hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-selected"
            >
              <Icon className="mt-0.5 size-4 shrink-0 text-ink-2" strokeWidth={1.6} aria-hidden />
              <span>
                <span className="block font-semibold text-sm">{question}</span>
                <span className="block text-pretty text-ink-2 text-xs">{hint}</span>
              </span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </CardBody>
    </Card>
  );
}
