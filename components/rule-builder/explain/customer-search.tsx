'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/components/ui/api';
import { cn } from '@/components/ui/cn';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { useDebounced } from '../use-debounced';

export interface FoundCustomer {
  id: string;
  name: string | null;
  email: string | null;
}

export interface CustomerSearchProps {
  /** Offered while nothing is typed: the sample, say. */
  suggested?: readonly FoundCustomer[];
  autoFocus?: boolean;
  onChoose: (customer: FoundCustomer) => void;
}

export const customerName = ({ id, name, email }: FoundCustomer): string => name ?? email ?? `Visitor ${id.slice(-4)}`;

/** A customer, found by name, address or id; by keyboard as well. */
export function CustomerSearch({ suggested = [], autoFocus, onChoose }: CustomerSearchProps) {
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), 200);
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api<{ customers: FoundCustomer[] }>('/api/ui/search', { query: { q }, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  const typed = text.trim().length >= 2;
  const found = typed ? (data?.customers ?? []) : suggested;
  const settled = typed && data !== undefined && !isFetching && q === text.trim();
  return (
    <Command label="Find a customer" loop shouldFilter={false} className="rounded-md border border-line-strong">
      <CommandInput
        value={text}
        onValueChange={setText}
        autoFocus={autoFocus}
        aria-label="Find a customer"
        placeholder="Find a customer by name, email or id"
        className="h-9 text-sm"
      />
      {/* Always there, as the box names the list that it controls. */}
      <CommandList className={cn('max-h-52 border-line border-t', found.length === 0 && !typed && 'hidden')}>
        {settled && <CommandEmpty className="py-3">Nobody of that name.</CommandEmpty>}
        {found.map((customer) => (
          <CommandItem
            key={customer.id}
            value={customer.id}
            aria-label={customerName(customer)}
            onSelect={() => {
              setText('');
              onChoose(customer);
            }}
          >
            <span className="min-w-0 flex-1 truncate">{customerName(customer)}</span>
            {customer.name && customer.email && (
              <span className="min-w-0 truncate text-ink-2 text-xs">{customer.email}</span>
            )}
          </CommandItem>
        ))}
      </CommandList>
    </Command>
  );
}
