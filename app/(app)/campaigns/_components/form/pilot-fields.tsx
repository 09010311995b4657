'use client';

import type { PilotLimits } from './draft';
import { CheckLine, type FieldsProps, NumberInput } from './inputs';
import { pilotWords } from './pilot-words';

const LIMITS: readonly { key: Exclude<keyof PilotLimits, 'minOpen'>; label: string }[] = [
  { key: 'maxBounce', label: 'Bounces, % at most' },
  { key: 'maxComplaint', label: 'Complaints, % at most' },
  { key: 'maxUnsubscribe', label: 'Unsubscribes, % at most' },
];
const USUAL_OPEN = 15;

/** A share that goes first, and what it has to show before the rest follows. */
export function PilotFields({ draft, change, size }: FieldsProps & { size: number | null }) {
  const { limits } = draft;
  const put = (patch: Partial<PilotLimits>) => change({ limits: { ...limits, ...patch } });
  return (
    <div className="grid gap-3">
      <CheckLine
        label="A pilot goes first: a share of the audience, and the rest only if its figures hold"
        checked={draft.pilot}
        onChange={(pilot) => change({ pilot })}
      />
      {draft.pilot && (
        <fieldset className="grid gap-3 border-line border-l-2 pl-4 max-sm:pl-3">
          <legend className="sr-only">The pilot</legend>
          <div className="grid gap-3 sm:grid-cols-3">
            <NumberInput
              label="Share of the pilot, %"
              value={draft.pilotShare}
              min={1}
              max={50}
              fine
              onChange={(pilotShare) => change({ pilotShare })}
            />
            <NumberInput
              label="Hours to wait"
              value={draft.pilotHours}
              min={1}
              max={168}
              fine
              onChange={(pilotHours) => change({ pilotHours })}
            />
            <NumberInput
              label="Emails that it needs"
              hint="Fewer say too little: a person decides"
              value={draft.pilotLeast}
              min={0}
              max={1_000_000}
              onChange={(pilotLeast) => change({ pilotLeast })}
            />
          </div>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {LIMITS.map(({ key, label }) => (
              <NumberInput
                key={key}
                label={label}
                value={limits[key]}
                min={0}
                max={100}
                fine
                onChange={(value) => put({ [key]: value })}
              />
            ))}
            {limits.minOpen !== null && (
              <NumberInput
                label="Opens, % at least"
                value={limits.minOpen}
                min={0}
                max={100}
                fine
                onChange={(minOpen) => put({ minOpen })}
              />
            )}
          </div>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            <CheckLine
              label="It also has to be opened"
              checked={limits.minOpen !== null}
              onChange={(on) => put({ minOpen: on ? USUAL_OPEN : null })}
            />
            <CheckLine
              label="The rest follows by itself"
              checked={draft.pilotGoesOn}
              onChange={(pilotGoesOn) => change({ pilotGoesOn })}
            />
          </div>
          <p className="max-w-[72ch] text-ink-2 text-sm" aria-live="polite">
            {pilotWords(draft, size)}
          </p>
        </fieldset>
      )}
    </div>
  );
}
