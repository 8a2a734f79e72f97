"use client";
import { useMessages } from "../messages/MessagesProvider.tsx";

interface MoreRowsProps {
  shown: number;
  total: number;
  /** Undefined where no more can be shown. */
  onMore: (() => void) | undefined;
}

/** How many of all rows are there, and the way to more. */
export function MoreRows({ shown, total, onMore }: MoreRowsProps) {
  const { tables: text, number } = useMessages();
  return (
    <div className="flex items-center gap-3 border-hair border-t px-4 py-3 text-12 text-ink-3 tabular-nums max-mid:px-3">
      <span role="status">{text.shown(number(shown), number(total))}</span>
      {shown < total && onMore && (
        <button type="button" className="control h-(--h-ctl-sm)" onClick={onMore}>
          {text.more}
        </button>
      )}
    </div>
  );
}
