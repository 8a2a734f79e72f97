"use client";
import { listHeatmapPages, type PagesResponse } from "@titik/heatmap-schema";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { useOrigin } from "../../../../../src/components/use-origin.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { WHILE_EMPTY_MS, WHILE_FILLED_MS } from "../../../../../src/queries/refresh.ts";
import { timeRange } from "../../../../../src/queries/time-range.ts";
import { usePagePictures } from "../../../../../src/queries/use-page-pictures.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";
import { chooseBeneath } from "./choose-beneath.ts";
import { FirstEvent } from "./FirstEvent.tsx";
import { LoadingHeatmap } from "./LoadingHeatmap.tsx";
import { PageBar } from "./PageBar.tsx";
import { PagePicture } from "./PagePicture.tsx";
import { matchesPattern } from "./page-pattern.ts";
import { useHeatmapView } from "./search-params.ts";
import { layerCounts, narrowingOf, PAGE_COUNT, visitsOf } from "./stats-questions.ts";
import { useShownWidth } from "./use-shown-width.ts";
import { ViewBar } from "./ViewBar.tsx";

const EmptyProject = lazy(() =>
  import("../../../../../src/components/EmptyProject.tsx").then(({ EmptyProject: component }) => ({
    default: component,
  })),
);

interface HeatmapPageProps {
  projectId: string;
  /** The project's publishable key, for the snippet. */
  dsn: string;
  /** May pin, reject and upload what the heat is drawn on. */
  isAdmin: boolean;
}

export function HeatmapPage({ projectId, dsn, isAdmin }: HeatmapPageProps) {
  const messages = useMessages();
  const [view, setView] = useHeatmapView();
  const origin = useOrigin();
  const range = timeRange(view);
  const every = (answer: PagesResponse | undefined) =>
    answer?.total === 0 ? WHILE_EMPTY_MS : WHILE_FILLED_MS;
  const sort = PAGE_COUNT[view.layer];
  // Counted like the picture, but of every layer: one without events does not look like a project without any.
  const counted = useReport(listHeatmapPages, {
    projectId,
    range,
    question: { sort, limit: 100, ...visitsOf(view) },
    every,
  });
  // Nor does a filter, or that only automated browsers came so far.
  const unfiltered = useReport(listHeatmapPages, {
    projectId,
    range,
    question: counted.data?.total === 0 ? { sort, limit: 100, bots: "include" } : null,
    every,
  });
  const pages = counted.data?.total === 0 ? unfiltered : counted;
  const seen = useMemo(
    () =>
      (pages.data?.data ?? []).map((each) => ({
        page: each.page,
        events: counted.data?.total === 0 ? 0 : each[sort],
      })),
    [pages.data, counted.data, sort],
  );
  const busiest = seen[0]?.page ?? null;
  const page = view.page ?? busiest;
  // A copied link shows this page even when another has become the busiest.
  useEffect(() => {
    if (view.page === null && busiest !== null) setView({ page: busiest });
  }, [view.page, busiest, setView]);
  const narrowing = page === null ? null : narrowingOf(page, view);
  const shown = useShownWidth({ projectId, range, narrowing, view });

  // Of a group the busiest page stands beneath the heat of all.
  const drawnOn = page?.includes("*") ? seen.find((each) => matchesPattern(each.page, page))?.page : page;
  const shownPage = drawnOn ?? page?.replaceAll("*", "") ?? null;
  const pictures = usePagePictures(projectId, shownPage, shown.data?.band);

  const bars = (
    <>
      <h1 className="sr-only">{messages.heatmap.title(page ?? "/")}</h1>
      <PageBar
        projectId={projectId}
        range={range}
        pages={seen}
        page={page}
        shownPage={shownPage}
        isAdmin={isAdmin}
        shown={shown.data}
        view={view}
        setView={setView}
      />
      <ViewBar
        view={view}
        setView={setView}
        shown={shown.data}
        counts={page === null ? undefined : layerCounts(counted.data, page)}
      />
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
        <Suspense fallback={<LoadingHeatmap />}>
          <EmptyProject dsn={dsn} />
        </Suspense>
      </>
    );
  }
  const isWaiting = origin === null || !shown.data || pictures.isPending;
  if (page === null || shownPage === null || narrowing === null || !shown.data || isWaiting) {
    return (
      <>
        {bars}
        <LoadingHeatmap />
      </>
    );
  }
  const site = view.site ?? origin;
  const beneath = chooseBeneath(pictures.data ?? [], view);
  return (
    <>
      {bars}
      <PagePicture
        key={`${site} ${page} ${shown.data.frameWidth} ${beneath.picture?.id}`}
        subject={{ projectId, range, narrowing, shown: shown.data }}
        page={shownPage}
        site={site}
        beneath={beneath}
        view={view}
        setView={setView}
      />
    </>
  );
}
