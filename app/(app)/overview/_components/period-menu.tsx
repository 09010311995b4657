'use client';

import { Calendar, Check, ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';

export interface PeriodChoice {
  key: string;
  label: string;
  days: string;
  href: string;
}

/** Which weeks the page is about; kept in the address. */
export function PeriodMenu({ choices, current }: { choices: readonly PeriodChoice[]; current: string }) {
  const chosen = choices.find((choice) => choice.key === current);
  return (
    <DropdownMenu
      className="w-74"
      trigger={
        <Button aria-label={`Period: ${chosen?.label ?? ''}`}>
          <Calendar aria-hidden />
          {chosen?.label}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {choices.map((choice) => (
        <MenuItem key={choice.key} asChild>
          <Link href={choice.href} scroll={false} aria-current={choice.key === current ? 'true' : undefined}>
            <span className="w-18 font-medium">{choice.label}</span>
            <span className="text-ink-3 text-xs">{choice.days}</span>
            {choice.key === current && <Check className="ml-auto text-accent!" aria-hidden />}
          </Link>
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
