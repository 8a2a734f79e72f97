"use client";
import { useId } from "react";
import { Form } from "../../../../../src/components/Form.tsx";
import { onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useReplay } from "../../../../../src/queries/use-replay.ts";

const HOUR_MS = 3_600_000;

/** A moment as the browser's field for it writes it, in the viewer's time zone. */
const localMinute = (ms: number) =>
  new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Sends the events of a time again, and shows how far that is. */
export function ReplayForm({ webhookId }: { webhookId: string }) {
  const { webhooks: words } = useMessages();
  const { start, queued, waiting } = useReplay(webhookId);
  const noteId = useId();
  const { errors, ...state } = useForm({
    names: ["from", "to", "only"],
    check: ({ from, to }) =>
      onlyErrors({
        from: new Date(from) < new Date(to) ? undefined : words.replay.wrong,
        ...{ to: undefined, only: undefined },
      }),
    send: async ({ from, to, only }) => {
      const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      await start.mutateAsync({ ...times, only: only === "all" ? "all" : "failed" });
      return undefined;
    },
  });
  if (queued !== undefined) return <ReplayProgress queued={queued} waiting={waiting} />;
  const now = Date.now();
  const ends = { from: localMinute(now - 24 * HOUR_MS), to: localMinute(now + 60_000) };
  return (
    <Form state={state} submit={words.replay.start}>
      <p className="text-ink-2">{words.replay.text}</p>
      <div className="grid gap-3 mid:grid-cols-2">
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            <span className="mb-1.5 block font-medium">{words.replay[name]}</span>
            <input
              type="datetime-local"
              name={name}
              required
              defaultValue={ends[name]}
              aria-invalid={name === "from" && errors.from !== undefined}
              aria-describedby={noteId}
              className="field"
            />
          </label>
        ))}
      </div>
      <p id={noteId} aria-live="polite" className={`text-12 ${errors.from ? "text-bad" : "text-ink-3"}`}>
        {errors.from ?? words.replay.zone}
      </p>
      <label>
        <span className="mb-1.5 block font-medium">{words.replay.only}</span>
        <select name="only" className="field">
          <option value="failed">{words.replay.failed}</option>
          <option value="all">{words.replay.all}</option>
        </select>
      </label>
    </Form>
  );
}

function ReplayProgress({ queued, waiting }: { queued: number; waiting: number | undefined }) {
  const { webhooks: words, number } = useMessages();
  if (queued === 0) return <p role="status">{words.replay.none}</p>;
  // What else is owed to the endpoint in that time is counted too, so there may be more than was queued.
  const done = Math.max(0, queued - (waiting ?? queued));
  const label = words.replay.progress(number(done), number(queued));
  return (
    <div className="flex flex-col gap-2">
      <progress value={done} max={queued} aria-label={label} className="h-2 w-full accent-ink" />
      <p role="status" className="tabular-nums">
        {waiting === 0 ? words.replay.done(number(queued)) : label}
      </p>
    </div>
  );
}
