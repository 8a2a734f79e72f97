import { useEffect, useRef, useState } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { SeenPage } from "./PagePicker.tsx";

/** The moment in which a project that waited gets its first event: said once, and again never. */
export function FirstEvent({ pages }: { pages: readonly SeenPage[] | undefined }) {
  const { first: text } = useMessages();
  const waited = useRef(false);
  const [received, setReceived] = useState<string | null>(null);
  const count = pages?.length;
  const page = pages?.[0]?.page;
  useEffect(() => {
    if (count === 0) waited.current = true;
    if (!waited.current || page === undefined) return;
    waited.current = false;
    setReceived(page);
  }, [count, page]);
  if (received === null) return null;
  return (
    <div
      role="status"
      className="-translate-x-1/2 fixed bottom-6 left-1/2 z-40 flex mid:bottom-28 items-center gap-4 rounded-float bg-raised py-3 pr-3 pl-5 shadow-float"
    >
      <span className="live-point" aria-hidden="true" />
      <p>
        <span className="block font-semibold">{text.title}</span>
        <span className="block text-12 text-ink-2">{text.text(received)}</span>
      </p>
      <button type="button" className="control" onClick={() => setReceived(null)}>
        {text.close}
      </button>
    </div>
  );
}
