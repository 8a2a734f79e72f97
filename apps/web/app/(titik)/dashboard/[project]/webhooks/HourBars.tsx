import type { WebhookHealth } from "../../../../../src/queries/use-webhooks.ts";

type Hour = WebhookHealth["hours"][number];

/** Low: nothing sent. Grey: all arrived. Higher and coloured: some, or most, did not. */
function lookOf({ succeeded, failed }: Hour): string {
  if (succeeded + failed === 0) return "h-0.5 bg-line";
  if (failed === 0) return "h-3 bg-ctl";
  return failed < succeeded ? "h-4 bg-warn-fill" : "h-5 bg-bad-fill";
}

/** The last 24 hours of an endpoint, one bar an hour. */
export function HourBars({ label, hours }: { label: string; hours: readonly Hour[] }) {
  return (
    <div role="img" aria-label={label} className="flex h-5 items-end gap-px">
      {hours.map((hour) => (
        <span key={hour.from} className={`w-[3px] rounded-[1px] ${lookOf(hour)}`} />
      ))}
    </div>
  );
}
