'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { DropdownMenu, MenuCheckboxItem, MenuItem, MenuSeparator } from './dropdown-menu';
import { formatCount } from './format';
import { SearchInput } from './search-input';
import { useUrlState } from './url-state';

export interface FilterOption {
  value: string;
  label: string;
  count?: number;
}

export interface FilterDefinition {
  /** The name in the address. */
  param: string;
  label: string;
  options: readonly FilterOption[];
  /** Takes one value only; several unless said. */
  single?: boolean;
}

export interface FilterBarProps {
  /** "Search customers"; no search box where it is left out. */
  search?: string;
  filters?: readonly FilterDefinition[];
  /** At the right end: counts, CSV, columns. */
  children?: ReactNode;
  className?: string;
}

/** Search and filters over a list, all kept in the address (`?q=…&country=GB&country=DE`). */
export function FilterBar({ search, filters = [], children, className }: FilterBarProps) {
  const { params, set } = useUrlState();
  const active = filters.some((filter) => params.has(filter.param)) || (search !== undefined && params.has('q'));
  return (
    <search className={cn('flex flex-wrap items-center gap-2', className)}>
      {search && <SearchInput label={search} />}
      {filters.map((filter) => (
        <Filter
          key={filter.param}
          filter={filter}
          chosen={params.getAll(filter.param)}
          onChange={(values) => set({ [filter.param]: values })}
        />
      ))}
      {active && (
        <Button
          variant="quiet"
          onClick={() => set({ q: null, ...Object.fromEntries(filters.map((filter) => [filter.param, null])) })}
        >
          Clear
        </Button>
      )}
      {children && <div className="ml-auto flex flex-wrap items-center gap-2 text-ink-2 text-sm">{children}</div>}
    </search>
  );
}

function Filter({
  filter,
  chosen,
  onChange,
}: {
  filter: FilterDefinition;
  chosen: string[];
  onChange: (values: string[]) => void;
}) {
  const labels = filter.options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const toggle = (value: string) => {
    if (chosen.includes(value)) onChange(chosen.filter((each) => each !== value));
    else onChange(filter.single ? [value] : [...chosen, value]);
  };
  return (
    <DropdownMenu
      align="start"
      className="max-h-80 overflow-y-auto"
      trigger={
        <Button variant={labels.length > 0 ? 'default' : 'dashed'} className="max-w-64">
          <span className="truncate">
            {filter.label}
            {labels.length > 0 && (
              <span className="font-normal text-ink-2">
                : {labels.length > 2 ? `${labels.length} chosen` : labels.join(', ')}
              </span>
            )}
          </span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {filter.options.map((option) => (
        <MenuCheckboxItem
          key={option.value}
          checked={chosen.includes(option.value)}
          onCheckedChange={() => toggle(option.value)}
        >
          {option.label}
          {option.count !== undefined && (
            <span className="ml-auto pl-4 text-ink-3 text-xs tabular-nums">{formatCount(option.count)}</span>
          )}
        </MenuCheckboxItem>
      ))}
      {chosen.length > 0 && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => onChange([])}>Clear</MenuItem>
        </>
      )}
    </DropdownMenu>
  );
}
