'use client';

import { Slider } from 'radix-ui';
import { formatPercent } from '@/components/ui/format';
import { GAIN_LEFT, GAIN_RIGHT } from './gain-plot';

export interface ThresholdSliderProps {
  value: number;
  onChange: (threshold: number) => void;
  foot: string;
}

/** The axis under the curve: from which probability a customer is flagged. Arrow keys move it by a point. */
export function ThresholdSlider({ value, onChange, foot }: ThresholdSliderProps) {
  return (
    <>
      <div style={{ paddingLeft: GAIN_LEFT - 8, paddingRight: GAIN_RIGHT - 8 }}>
        <Slider.Root
          min={0}
          max={100}
          step={1}
          value={[Math.round(value * 100)]}
          onValueChange={([next]) => onChange(Math.min(99, Math.max(1, next ?? 1)) / 100)}
          className="relative flex h-6 touch-none select-none items-center"
        >
          <Slider.Track className="relative h-1 grow rounded-full bg-accent">
            <Slider.Range className="absolute h-full rounded-full bg-line" />
          </Slider.Track>
          <Slider.Thumb
            aria-label="Flag from this probability"
            aria-valuetext={formatPercent(value, 0)}
            className="relative block size-4 rounded-full border-[1.5px] border-accent bg-card shadow-card after:absolute after:-inset-1.5"
          />
        </Slider.Root>
      </div>
      <p
        className="flex flex-wrap justify-between gap-x-3 text-ink-3 text-xs"
        style={{ paddingLeft: GAIN_LEFT, paddingRight: GAIN_RIGHT }}
      >
        <span>flag more, find more</span>
        <span className="max-sm:order-last max-sm:w-full">{foot}</span>
        <span>flag fewer, be surer</span>
      </p>
    </>
  );
}
