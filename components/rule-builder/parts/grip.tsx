/** The dots by which a thing is dragged. */
export function Grip() {
  return (
    <svg viewBox="0 0 8 14" className="h-3.5 w-2 fill-current" aria-hidden="true">
      {[2, 7, 12].map((y) => (
        <g key={y}>
          <circle cx="1.7" cy={y} r="1.15" />
          <circle cx="6.3" cy={y} r="1.15" />
        </g>
      ))}
    </svg>
  );
}
