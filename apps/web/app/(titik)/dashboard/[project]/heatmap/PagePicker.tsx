import { ChevronDown, Search } from "lucide-react";
import { lazy } from "react";
import { Popover } from "../../../../../src/components/Popover.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Layer } from "./search-params.ts";

const fetchChoices = () => import("./PageChoices.tsx");
const PageChoices = lazy(() => fetchChoices().then(({ PageChoices: component }) => ({ default: component })));

/** A page and how much the shown layer has of it. */
export interface SeenPage {
  page: string;
  events: number;
}

interface PagePickerProps {
  /** Most events first. */
  pages: readonly SeenPage[];
  page: string | null;
  layer: Layer;
  onChange: (page: string) => void;
}

/** The page that is looked at; pressed, those to choose from. */
export function PagePicker({ pages, page, layer, onChange }: PagePickerProps) {
  const messages = useMessages();
  const current = pages.find((candidate) => candidate.page === page);
  return (
    <Popover
      title={messages.pages.choose}
      triggerClassName="w-full min-w-0 mid:w-[300px] wide:w-[360px]"
      className="top-full left-0 mt-1 w-[432px] max-w-[calc(100vw-24px)] overflow-hidden"
      onNear={fetchChoices}
      trigger={
        <>
          <Search aria-hidden="true" className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
          <span className="min-w-0 flex-1 truncate text-left font-mono text-12">
            {page ?? messages.pages.choose}
          </span>
          {current && (
            <span className="font-book text-ink-3 tabular-nums">
              {messages.counted[layer === "scroll" ? "attention" : layer](current.events)}
            </span>
          )}
          <ChevronDown aria-hidden="true" className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
        </>
      }
    >
      {(close) => (
        <PageChoices
          pages={pages}
          page={page}
          onChoose={(chosen) => {
            onChange(chosen);
            close();
          }}
        />
      )}
    </Popover>
  );
}
