import { Layers } from "lucide-react";
import { lazy, Suspense } from "react";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { usePagePictures } from "../../../../../src/queries/use-page-pictures.ts";
import { chooseBeneath } from "./choose-beneath.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import type { ShownWidth } from "./use-shown-width.ts";

const BeneathChoices = lazy(() =>
  import("./BeneathChoices.tsx").then(({ BeneathChoices: component }) => ({ default: component })),
);

interface BeneathMenuProps {
  projectId: string;
  page: string;
  isAdmin: boolean;
  shown: ShownWidth;
  view: HeatmapView;
  setView: SetHeatmapView;
}

/** What the heat is drawn on, and for admins what becomes of it. */
export function BeneathMenu({ projectId, page, isAdmin, shown, view, setView }: BeneathMenuProps) {
  const { beneath: text } = useMessages();
  const { data } = usePagePictures(projectId, page, shown.band);
  const { kind } = chooseBeneath(data ?? [], view);
  return (
    <Popover
      title={text.title}
      triggerClassName="max-w-full"
      className="top-full right-0 mt-1 max-h-[70dvh] w-80 max-w-[calc(100vw-24px)] overflow-y-auto p-3.5 mid:right-auto mid:left-0"
      trigger={
        <>
          <Layers aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
          <span className="sr-only">{text.title}: </span>
          <span className="min-w-0 truncate">{data ? text.kinds[kind] : text.title}</span>
        </>
      }
    >
      {() => (
        <Suspense fallback={<div className="h-40" />}>
          <BeneathChoices
            projectId={projectId}
            page={page}
            band={shown.band}
            isAdmin={isAdmin}
            pictures={data ?? []}
            view={view}
            setView={setView}
          />
        </Suspense>
      )}
    </Popover>
  );
}
