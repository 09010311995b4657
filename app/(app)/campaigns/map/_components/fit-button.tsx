'use client';

import { Ban, CirclePlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { cn } from '@/components/ui/cn';
import { setFit } from '../../actions';

interface FitButtonProps {
  segment: { id: string; name: string };
  strategy: { id: string; name: string };
  /** Whether the strategy is for the segment now. */
  applies: boolean;
  className?: string;
}

/** Says that a strategy is not for a segment, or that it is after all; shown where the pointer or the focus is. */
export function FitButton({ segment, strategy, applies, className }: FitButtonProps) {
  const router = useRouter();
  const label = applies
    ? `${strategy.name} is not for ${segment.name}`
    : `${strategy.name} is for ${segment.name} after all`;
  const change = async () => {
    try {
      await dataOf(setFit({ segment: segment.id, strategy: strategy.id, applies: !applies }));
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  const Icon = applies ? Ban : CirclePlus;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={change}
      className={cn(
        'grid min-h-6 min-w-6 place-items-center rounded-sm text-ink-3 opacity-0 hover:bg-sunken hover:text-ink hover:opacity-100 focus-visible:opacity-100 group-hover/cell:opacity-100',
        className,
      )}
    >
      <Icon className="size-3.5" aria-hidden />
    </button>
  );
}
