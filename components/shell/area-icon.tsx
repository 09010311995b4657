import type { AreaKey } from './navigation';

const shapes: Record<AreaKey, React.ReactNode> = {
  overview: <path d="M2 9.5 8 3l6 6.5M4 8v5h8V8" />,
  audience: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M11 3.5a2.3 2.3 0 0 1 0 4.3M12 9.7c1.5.5 2.4 1.8 2.6 3.8" />
    </>
  ),
  segments: (
    <>
      <circle cx="6" cy="6" r="4.2" />
      <circle cx="10" cy="10" r="4.2" />
    </>
  ),
  discover: (
    <>
      <circle cx="4" cy="11" r="1.3" />
      <circle cx="7" cy="9" r="1.3" />
      <circle cx="5" cy="6" r="1.3" />
      <circle cx="11.5" cy="4" r="1.3" />
      <circle cx="12.5" cy="7.5" r="1.3" />
      <path d="M2 14.5h12" />
    </>
  ),
  campaigns: (
    <>
      <rect x="1.8" y="3.5" width="12.4" height="9" rx="1.5" />
      <path d="m2.2 4.5 5.8 4.5 5.8-4.5" />
    </>
  ),
  experiments: <path d="M6 2h4M6.8 2v4L3 12.8a.8.8 0 0 0 .7 1.2h8.6a.8.8 0 0 0 .7-1.2L9.2 6V2M4.8 10h6.4" />,
  data: (
    <>
      <ellipse cx="8" cy="4" rx="5" ry="2" />
      <path d="M3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2" />
    </>
  ),
  governance: <path d="M8 1.8 13 3.5v4c0 3.2-2 5.6-5 6.7-3-1.1-5-3.5-5-6.7v-4L8 1.8Z" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4" />
    </>
  ),
};

/** The mark of an area. */
export function AreaIcon({ area, className = 'size-4' }: { area: AreaKey; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`shrink-0 fill-none stroke-current ${className}`}
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shapes[area]}
    </svg>
  );
}

/** Two circles that share something: the product's mark. */
export function BrandMark({ className = 'size-5.5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className={`shrink-0 ${className}`}>
      <circle cx="8" cy="8" r="6.2" fill="var(--c1)" opacity=".92" />
      <circle cx="14" cy="14" r="6.2" fill="var(--c2)" opacity=".78" />
    </svg>
  );
}
