interface SwitchProps {
  label: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** Something that is on or off at once, without a form to send. */
export function Switch({ label, on, disabled = false, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!on)}
      className="relative inline-flex size-8 items-center justify-center max-mid:size-10"
    >
      <span
        aria-hidden="true"
        className={`h-4 w-7 rounded-full p-0.5 transition-colors ${on ? "bg-ink" : "bg-ctl"}`}
      >
        <span
          className={`block size-3 rounded-full bg-on-ink transition-transform ${on ? "translate-x-3" : ""}`}
        />
      </span>
    </button>
  );
}
