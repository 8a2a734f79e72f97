import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { type EventsView, isFiltered, type SetEventsView } from "./search-params.ts";

const FIELDS = ["page", "session", "release"] as const;
const TYPES = ["click", "hover", "scroll"] as const;

/** Narrows the list; Enter applies, so that the address holds only what was meant. */
export function EventFilters({ view, setView }: { view: EventsView; setView: SetEventsView }) {
  const { events: text } = useMessages();
  const labels = { page: text.pageFilter, session: text.sessionFilter, release: text.releaseFilter };
  return (
    <form
      className="flex flex-wrap items-center gap-2 px-4 py-2.5 max-mid:px-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const typed = (name: string) => String(form.get(name) ?? "").trim();
        setView({ page: typed("page"), session: typed("session"), release: typed("release") });
      }}
    >
      <label>
        <span className="sr-only">{text.type}</span>
        <select
          className="control"
          value={view.type ?? ""}
          onChange={({ currentTarget: { value } }) =>
            setView({ type: TYPES.find((type) => type === value) ?? null })
          }
        >
          <option value="">{text.all}</option>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {text.types[type]}
            </option>
          ))}
        </select>
      </label>
      {FIELDS.map((name) => (
        <input
          key={name}
          name={name}
          aria-label={labels[name]}
          placeholder={labels[name]}
          defaultValue={view[name]}
          autoComplete="off"
          className={`field font-mono text-12 ${name === "page" ? "w-56" : "w-36"}`}
        />
      ))}
      <button type="submit" className="control">
        {text.filter}
      </button>
      {isFiltered(view) && (
        <button
          type="button"
          className="quiet-link px-1"
          onClick={() => setView({ type: null, page: null, session: null, release: null })}
        >
          {text.clear}
        </button>
      )}
    </form>
  );
}
