"use client";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { RangePicker } from "../../../../../src/components/RangePicker.tsx";
import { Section } from "../../../../../src/components/SectionPage.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { RANGE_PARAMS } from "../../../../../src/queries/range-params.ts";
import { rangeTimes, timeRange } from "../../../../../src/queries/time-range.ts";
import { useExports } from "../../../../../src/queries/use-exports.ts";
import { ExportRow } from "./ExportRow.tsx";

const FORMATS = ["csv", "ndjson"] as const;

/** Starts background exports, and shows how far each is until its file is ready. */
export function ExportsPage({ projectId }: { projectId: string }) {
  const { exports: text } = useMessages();
  const [chosen, setChosen] = useQueryStates(RANGE_PARAMS);
  const [format, setFormat] = useState<(typeof FORMATS)[number]>("csv");
  const { exports, start } = useExports(projectId);
  return (
    <>
      <Section title={text.start}>
        <div className="flex flex-wrap items-center gap-2">
          <RangePicker chosen={chosen} onChange={setChosen} />
          <label>
            <span className="sr-only">{text.format}</span>
            <select
              className="control"
              value={format}
              onChange={({ currentTarget: { value } }) =>
                setFormat(FORMATS.find((each) => each === value) ?? "csv")
              }
            >
              {FORMATS.map((each) => (
                <option key={each} value={each}>
                  {text[each]}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="primary"
            disabled={start.isPending}
            onClick={() => start.mutate({ ...rangeTimes(timeRange(chosen), new Date()), format })}
          >
            {text.start}
          </button>
        </div>
        <div className="mt-3">
          <FormFailure error={start.error} />
        </div>
      </Section>
      <Section title={text.list}>
        {exports.isError && !exports.data && (
          <FailureNotice error={exports.error} onRetry={exports.refetch} />
        )}
        {exports.isPending && <LoadingLines />}
        {exports.data?.data.length === 0 && <p className="text-ink-3">{text.none}</p>}
        <ul>
          {exports.data?.data.map((each) => (
            <ExportRow key={each.exportId} projectId={projectId} file={each} />
          ))}
        </ul>
      </Section>
    </>
  );
}
