const LETTERS = [
  "M39.8 100L28.4 100Q20.4 100 16.65 96.35Q12.9 92.7 12.9 84.7L12.9 84.7L12.9 56.5L4.5 56.5L4.5 46.6L12.9 46.6L12.9 34.1L25.7 34.1L25.7 46.6L39.8 46.6L39.8 56.5L25.7 56.5L25.7 83.5Q25.7 87.3 27.35 88.7Q29 90.1 32.3 90.1L32.3 90.1L39.8 90.1L39.8 100",
  "M61.3 100L48.5 100L48.5 46.6L61.3 46.6L61.3 100",
  "M107 100L95.6 100Q87.6 100 83.85 96.35Q80.1 92.7 80.1 84.7L80.1 84.7L80.1 56.5L71.7 56.5L71.7 46.6L80.1 46.6L80.1 34.1L92.9 34.1L92.9 46.6L107 46.6L107 56.5L92.9 56.5L92.9 83.5Q92.9 87.3 94.55 88.7Q96.2 90.1 99.5 90.1L99.5 90.1L107 90.1L107 100",
  "M128.5 100L115.7 100L115.7 46.6L128.5 46.6L128.5 100",
  "M154.2 100L141.4 100L141.4 29L154.2 29L154.2 70.7L176.1 46.6L191.9 46.6L171 68.8L192.6 100L178.2 100L162.6 76.4L154.2 85.3L154.2 100",
];

/** Three isotherms, off-centre: cold, warm, hot. */
export function LogoMark({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`flex-none ${className}`}>
      <circle cx="12" cy="12" r="11" fill="var(--mark-0)" />
      <circle cx="13.7" cy="10.3" r="7.2" fill="var(--mark-1)" />
      <circle cx="15.3" cy="8.7" r="3.1" fill="var(--mark-2)" />
    </svg>
  );
}

/** Mark and word; the word disappears where `wordClassName` hides it. */
export function Logo({ wordClassName = "" }: { wordClassName?: string }) {
  return (
    <span className="flex items-center gap-2 text-ink">
      <LogoMark />
      <svg viewBox="0 22 188 82" role="img" aria-label="Titik" className={`h-[17px] w-auto ${wordClassName}`}>
        <g fill="currentColor">
          {LETTERS.map((path) => (
            <path key={path} d={path} />
          ))}
          <circle cx="54.9" cy="34" r="8.4" />
        </g>
        <circle cx="122.1" cy="34" r="8.4" fill="var(--ember-fill)" />
      </svg>
    </span>
  );
}
