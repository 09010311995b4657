import type { Pilot } from '../fields';

/** What came back of a pilot so far. */
export interface PilotFigures {
  /** Handed over. */
  sent: number;
  bounced: number;
  complained: number;
  unsubscribed: number;
  /** By people: machines left out. */
  opened: number;
}

export interface PilotVerdict {
  go: boolean;
  /** Whether so many were handed over that the rates say something. */
  enough: boolean;
  /** Each limit with what was seen: "bounces 6.1 %, at most 5.0 %". */
  findings: { key: keyof Pilot['limits']; observed: number; limit: number; holds: boolean }[];
}

/**
 * Go or no-go: every limit holds for the rates that were seen, and of as many as were asked for. A pilot to nobody says
 * nothing, and goes where no least number is asked for.
 */
export function judgePilot(
  { limits, minSample = 0 }: Pick<Pilot, 'limits'> & Partial<Pick<Pilot, 'minSample'>>,
  figures: PilotFigures,
): PilotVerdict {
  const share = (part: number): number => (figures.sent === 0 ? 0 : part / figures.sent);
  const most = (key: 'maxBounce' | 'maxComplaint' | 'maxUnsubscribe', part: number) => ({
    key,
    observed: share(part),
    limit: limits[key],
    holds: share(part) <= limits[key],
  });
  const findings: PilotVerdict['findings'] = [
    most('maxBounce', figures.bounced),
    most('maxComplaint', figures.complained),
    most('maxUnsubscribe', figures.unsubscribed),
  ];
  if (limits.minOpen !== null && figures.sent > 0) {
    const observed = share(figures.opened);
    findings.push({ key: 'minOpen', observed, limit: limits.minOpen, holds: observed >= limits.minOpen });
  }
  const enough = figures.sent >= minSample;
  return { go: enough && findings.every(({ holds }) => holds), enough, findings };
}

const WORDS: Record<keyof Pilot['limits'], string> = {
  maxBounce: 'bounces',
  maxComplaint: 'complaints',
  maxUnsubscribe: 'unsubscribes',
  minOpen: 'opens',
};

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;

/** Why a pilot did not pass, in words. */
export const pilotWords = ({ findings }: PilotVerdict): string =>
  findings
    .filter(({ holds }) => !holds)
    .map(
      ({ key, observed, limit }) =>
        `${WORDS[key]} ${percent(observed)}, ${key === 'minOpen' ? 'at least' : 'at most'} ${percent(limit)}`,
    )
    .join('; ');
