import { type ReactNode, useId } from 'react';
import { Switch } from '@/components/ui/switch';

interface SwitchLineProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
}

/** A rule that can be switched off, with its figures below it. */
export function SwitchLine({ label, checked, onChange, children }: SwitchLineProps) {
  const id = useId();
  return (
    <div className="grid gap-3">
      <span className="flex items-center gap-2.5 text-sm">
        <Switch id={id} checked={checked} onCheckedChange={onChange} />
        <label htmlFor={id} className="font-[550]">
          {label}
        </label>
      </span>
      {checked && children}
    </div>
  );
}
