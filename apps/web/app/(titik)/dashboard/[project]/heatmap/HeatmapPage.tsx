"use client";
import { EmptyProject } from "../../../../../src/components/EmptyProject.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { useOrigin } from "../../../../../src/components/use-origin.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { useHeatmapStats } from "../../../../../src/queries/use-heatmap-stats.ts";
import { FirstEvent } from "./FirstEvent.tsx";
import { LoadingHeatmap } from "./LoadingHeatmap.tsx";
import { PageBar } from "./PageBar.tsx";
import { PagePicture } from "./PagePicture.tsx";
import { matchesPattern } from "./page-pattern.ts";
import { useHeatmapView } from "./search-params.ts";
import { EVENT_TYPE, narrowingOf, signalOf } from "./stats-questions.ts";
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
  const type = EVENT_TYPE[view.layer];

  const pages = useHeatmapStats({
    projectId,
    range,
    question: {
      ...(type === undefined ? {} : { type }),
      ...signalOf(view.layer),
      top: 100,
      parts: "totals,pages",
      bots: view.bots,
    },
  });
  // A layer without any event must not send a project that has some back to its beginning.
  const anyPage = useHeatmapStats({
    projectId,
    range,
    question: pages.data?.totals.events === 0 ? { top: 1, parts: "totals,pages" } : null,
  });
  const page = view.page ?? pages.data?.pages[0]?.page ?? anyPage.data?.pages[0]?.page ?? null;
  const narrowing = page === null ? null : narrowingOf(page, view);
  const shown = useShownWidth({ projectId, range, narrowing, view });

  const bars = (
    <>
      <h1 className="sr-only">{messages.heatmap.title(page ?? "/")}</h1>
      <PageBar
        projectId={projectId}
        range={range}
        pages={pages.data?.pages ?? []}
        page={page}
        view={view}
        setView={setView}
      />
      <ViewBar view={view} setView={setView} shown={shown.data} />
      <FirstEvent stats={pages.data?.totals.events === 0 ? anyPage.data : pages.data} />
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
  if (page === null && pages.data && anyPage.data) {
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
  const drawnOn = pages.data?.pages.find((each) => matchesPattern(each.page, page))?.page;
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
