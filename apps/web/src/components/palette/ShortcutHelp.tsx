"use client";
import { useEffect, useRef } from "react";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { openTo, SECTION_GROUPS } from "../navigation/sections.ts";
import type { ViewerProject } from "../navigation/viewer-project.ts";
import { paletteKey } from "./shortcut-context.ts";

const KEY =
  "rounded-inner border border-line bg-sunken px-1.5 font-mono text-11 text-ink-2 leading-5 tabular-nums";

/** Every shortcut with what it does. */
export function ShortcutHelp({ project, onClose }: { project: ViewerProject | null; onClose: () => void }) {
  const messages = useMessages();
  const { palette: text } = messages;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const sections = project ? SECTION_GROUPS.flat().filter(openTo(project)) : [];
  const rows = [
    { keys: [paletteKey(navigator.platform)], does: text.open },
    { keys: ["?"], does: text.help },
    ...sections.flatMap(({ key, name }) =>
      key === undefined ? [] : [{ keys: ["G", key.toUpperCase()], does: text.goTo(name(messages)) }],
    ),
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts"
      onClose={onClose}
      className="m-auto w-[min(380px,calc(100vw-24px))] rounded-float bg-raised p-5 text-ink shadow-float backdrop:bg-scrim"
    >
      <h2 id="shortcuts" className="mb-3 font-semibold text-16">
        {text.shortcuts}
      </h2>
      <dl className="flex flex-col gap-1.5">
        {rows.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className={KEY}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="control mt-5" onClick={() => dialog.current?.close()}>
        {text.close}
      </button>
    </dialog>
  );
}
