"use client";
import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { paletteKey } from "./shortcut-context.ts";

const never = () => () => {};

export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  const { palette: text } = useMessages();
  const key = useSyncExternalStore(
    never,
    () => paletteKey(navigator.platform),
    () => "",
  );
  return (
    <button
      type="button"
      title={text.title}
      onClick={onOpen}
      className="flex h-[30px] w-full items-center gap-2.5 rounded-ctl px-2 text-ink-2 hover:bg-hover max-mid:size-10 max-mid:justify-center max-mid:px-0 mid:max-wide:h-9 mid:max-wide:justify-center mid:max-wide:px-0"
    >
      <Search aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
      <span className="max-wide:sr-only">{text.search}</span>
      <span className="ml-auto rounded-inner border border-line px-1 font-mono text-11 text-ink-3 max-wide:hidden">
        {key}
      </span>
    </button>
  );
}
