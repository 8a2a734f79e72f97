/** The page's shape before anything is known: a field of dots and bars. */
export function LoadingHeatmap() {
  return (
    <div aria-busy="true" className="min-h-0 flex-1 mid:grid mid:grid-cols-[minmax(0,1fr)_var(--panel)]">
      <div className="dot-field breathing min-h-[460px] bg-stage" />
      <div className="flex flex-col gap-5 border-hair p-4 mid:border-l">
        {["w-2/3", "w-5/6", "w-1/2", "w-3/4", "w-1/3"].map((width) => (
          <div key={width} className={`breathing h-3 rounded-inner bg-press ${width}`} />
        ))}
      </div>
    </div>
  );
}
