'use client';

import { CircleAlert } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { SCOPE_RESOURCES, type Scope } from '@/lib/services/accounts/permissions';

interface ScopePickerProps {
  value: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
  error: string | undefined;
}

/** What a client may read and change: one row a resource. */
export function ScopePicker({ value, onChange, error }: ScopePickerProps) {
  const toggle = (scope: Scope, on: boolean) =>
    onChange(on ? [...value, scope] : value.filter((each) => each !== scope));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-ink-2 text-xs">Scopes</legend>
      <div className="grid grid-cols-[1fr_auto_auto] items-center gap-x-6 gap-y-2 rounded-sm border border-line px-3 py-2.5 text-sm">
        <span className="text-ink-3 text-xs">Resource</span>
        <span className="text-ink-3 text-xs">Read</span>
        <span className="text-ink-3 text-xs">Write</span>
        {SCOPE_RESOURCES.map((resource) => (
          <div key={resource} className="contents">
            <span className="capitalize">{resource}</span>
            {(['read', 'write'] as const).map((right) => (
              <Checkbox
                key={right}
                aria-label={`${right === 'read' ? 'Read' : 'Write'} ${resource}`}
                checked={value.includes(`${resource}:${right}`)}
                onCheckedChange={(on) => toggle(`${resource}:${right}`, on === true)}
              />
            ))}
          </div>
        ))}
      </div>
      {error && (
        <p role="alert" className="flex items-start gap-1.5 text-bad text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  );
}
