import { type KeyboardEvent, useState } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { SeenPage } from "./PagePicker.tsx";
import { matchesPattern } from "./page-pattern.ts";

interface PageChoicesProps {
  /** Most events first. */
  pages: readonly SeenPage[];
  page: string | null;
  onChoose: (page: string) => void;
}

/** What was typed, as a form of many pages; null where it names no path with a `*`. */
const groupPattern = (search: string) => (/^\/[^?#]*\*/.test(search) ? search.trim() : null);

const fits = (page: string, search: string) =>
  groupPattern(search) === null
    ? page.toLowerCase().includes(search.toLowerCase())
    : matchesPattern(page, search.trim());

/** Arrow keys move between the field and the list's buttons. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")];
  const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1;
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
}

/** The pages with their counts, and a field that narrows them or names a group. */
export function PageChoices({ pages, page, onChoose }: PageChoicesProps) {
  const messages = useMessages();
  const [search, setSearch] = useState("");
  const most = pages[0]?.events ?? 0;
  const pattern = groupPattern(search);
  const found = pages.filter((candidate) => fits(candidate.page, search));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the arrow keys of its own controls.
    <div onKeyDown={moveFocus}>
      <div className="p-2.5">
        <input
          type="search"
          aria-label={messages.pages.search}
          placeholder={messages.pages.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="h-(--h-ctl) w-full rounded-ctl border border-ctl bg-surface px-2.5 placeholder:text-ink-3 max-mid:text-16"
        />
      </div>
      <ul className="max-h-[360px] overflow-y-auto px-1.5 pb-1.5">
        {pattern !== null && (
          <li>
            <button
              type="button"
              className="flex min-h-10 w-full items-center rounded-ctl px-2 text-left hover:bg-hover"
              onClick={() => onChoose(pattern)}
            >
              {messages.group.asGroup(pattern)}
            </button>
          </li>
        )}
        {found.length === 0 && pattern === null && (
          <li className="px-2 py-2 text-ink-3">{messages.pages.none}</li>
        )}
        {found.map((candidate) => (
          <li key={candidate.page}>
            <button
              type="button"
              aria-current={candidate.page === page}
              className="flex min-h-10 w-full items-center gap-2.5 rounded-ctl px-2 text-left hover:bg-hover aria-[current=true]:bg-cold-wash"
              onClick={() => onChoose(candidate.page)}
            >
              <span className="min-w-0 flex-1 truncate font-mono text-12">{candidate.page}</span>
              <span aria-hidden="true" className="h-1 w-16 flex-none rounded-[2px] bg-sunken">
                <span
                  className="block h-full rounded-[2px] bg-ember-fill"
                  style={{ width: `${(candidate.events / Math.max(1, most)) * 100}%` }}
                />
              </span>
              <span className="w-18 text-right tabular-nums">{messages.number(candidate.events)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
