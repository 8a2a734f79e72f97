import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";

/** The page before the first endpoint: what it would be for. */
export function NoEndpoint({ onAdd }: { onAdd: (() => void) | undefined }) {
  const { webhooks: words } = useMessages();
  return (
    <div className="dot-field grid flex-1 place-items-center p-6">
      <div className="max-w-[440px] rounded-float bg-raised p-6 shadow-float">
        <h2 className="font-semibold text-16 tracking-[-0.012em]">{words.none}</h2>
        <p className="mt-1.5 text-14 text-ink-2">{words.noneText}</p>
        {onAdd && (
          <button type="button" className="primary mt-5" onClick={onAdd}>
            {words.add}
          </button>
        )}
      </div>
    </div>
  );
}
