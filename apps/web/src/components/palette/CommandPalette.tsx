"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import type { ViewerProject } from "../navigation/viewer-project.ts";
import { useDestinations } from "./use-destinations.ts";

interface CommandPaletteProps {
  project: ViewerProject | null;
  projects: readonly ViewerProject[];
  onClose: () => void;
}

/** A field and the places that match what is typed; arrow keys choose, Enter goes. */
export function CommandPalette({ project, projects, onClose }: CommandPaletteProps) {
  const { palette: text } = useMessages();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const found = useDestinations(project, projects, typed);
  const at = Math.min(chosen, Math.max(0, found.length - 1));

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, at]);

  const go = (index: number) => {
    const destination = found[index];
    if (!destination) return;
    dialog.current?.close();
    router.push(destination.address);
  };

  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(at);
    }
  };

  return (
    <dialog
      ref={dialog}
      aria-label={text.title}
      onClose={onClose}
      className="mx-auto mt-[12vh] w-[min(560px,calc(100vw-24px))] overflow-hidden rounded-float bg-raised text-ink shadow-float backdrop:bg-scrim"
    >
      <div className="flex items-center gap-2.5 rounded-t-float border-hair border-b px-4 has-focus-visible:outline-2 has-focus-visible:outline-cold has-focus-visible:-outline-offset-2">
        <Search aria-hidden="true" className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
        <input
          type="text"
          role="combobox"
          aria-label={text.title}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          placeholder={text.placeholder}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            setChosen(0);
          }}
          onKeyDown={press}
          className="h-12 w-full bg-transparent text-14 outline-none placeholder:text-ink-3 max-mid:text-16"
        />
      </div>
      {found.length === 0 && <p className="px-4 py-3 text-ink-3">{text.none}</p>}
      <div id={listId} role="listbox" aria-label={text.title} className="max-h-[50vh] overflow-y-auto p-1.5">
        {found.map(({ address, name, icon: Icon, group, note }, i) => (
          <div key={address} role="presentation">
            {group !== found[i - 1]?.group && (
              <p role="presentation" className="px-2.5 pt-2 pb-1 text-12 text-ink-3">
                {text[group]}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys for the list. */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as in every combobox. */}
            <div
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === at}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-ctl px-2.5 aria-selected:bg-cold-wash"
              onPointerMove={() => setChosen(i)}
              onClick={() => go(i)}
            >
              <Icon aria-hidden="true" className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
              <span
                className={`min-w-0 flex-1 truncate ${group === "pages" ? "font-mono text-12" : "font-medium"}`}
              >
                {name}
              </span>
              {note && <span className="text-12 text-ink-3 tabular-nums">{note}</span>}
            </div>
          </div>
        ))}
      </div>
    </dialog>
  );
}
