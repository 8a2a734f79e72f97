"use client";
import { listHeatmapPages } from "@titik/heatmap-schema";
import { useMemo } from "react";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { useOrigin } from "../../../../../src/components/use-origin.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { WHILE_EMPTY_MS, WHILE_FILLED_MS } from "../../../../../src/queries/refresh.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { FirstEvent } from "./FirstEvent.tsx";
import { LoadingHeatmap } from "./LoadingHeatmap.tsx";
import { PageBar } from "./PageBar.tsx";
import { PagePicture } from "./PagePicture.tsx";
import { matchesPattern } from "./page-pattern.ts";
import { useHeatmapView } from "./search-params.ts";
import { narrowingOf, PAGE_COUNT } from "./stats-questions.ts";
import { useShownWidth } from "./use-shown-width.ts";
import { ViewBar } from "./ViewBar.tsx";

interface HeatmapPageProps {
  projectId: string;
  /** The project's publishable key, for the snippet. */
  dsn: string;
}

export function HeatmapPage({ projectId, dsn }: HeatmapPageProps) {
  const messages = useMessages();
  const [view, setView] = useHeatmapView();
  const origin = useOrigin();
  const range = timeRange(view);
  // Of every layer, so that one without events does not look like a project without any.
  const pages = useReport(listHeatmapPages, {
    projectId,
    range,
    question: { sort: PAGE_COUNT[view.layer], limit: 100, bots: "include" },
    every: (answer) => (answer?.total === 0 ? WHILE_EMPTY_MS : WHILE_FILLED_MS),
  });
  const seen = useMemo(
    () => (pages.data?.data ?? []).map((each) => ({ page: each.page, events: each[PAGE_COUNT[view.layer]] })),
    [pages.data, view.layer],
  );
  const page = view.page ?? seen[0]?.page ?? null;
  const narrowing = page === null ? null : narrowingOf(page, view);
  const shown = useShownWidth({ projectId, range, narrowing, view });

  const bars = (
    <>
      <h1 className="sr-only">{messages.heatmap.title(page ?? "/")}</h1>
      <PageBar projectId={projectId} range={range} pages={seen} page={page} view={view} setView={setView} />
      <ViewBar view={view} setView={setView} shown={shown.data} />
      <FirstEvent pages={pages.data && seen} />
    </>
  );
  const failed = [pages, shown].find((query) => query.isError && !query.data);
  if (failed?.error) {
    return (
      <>
        {bars}
        <FailureNotice error={failed.error} onRetry={failed.refetch} />
      </>
    );
  }
  if (page === null && pages.data) {
    return (
      <>
        {bars}
        <EmptyProject dsn={dsn} />
      </>
    );
  }
  if (page === null || narrowing === null || !shown.data || origin === null) {
    return (
      <>
        {bars}
        <LoadingHeatmap />
      </>
    );
  }
  const site = view.site ?? origin;
  // Of a group the busiest page stands beneath the heat of all.
  const drawnOn = seen.find((each) => matchesPattern(each.page, page))?.page;
  const shownPage = page.includes("*") ? (drawnOn ?? page.replaceAll("*", "")) : page;
  return (
    <>
      {bars}
      <PagePicture
        key={`${site} ${page} ${shown.data.frameWidth}`}
        subject={{ projectId, range, narrowing, shown: shown.data }}
        page={shownPage}
        site={site}
        view={view}
        setView={setView}
      />
    </>
  );
}
