/** Bars in the place of a table or a form that is on its way. */
export function LoadingLines() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-5 py-3">
      {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
        <div key={width} className={`breathing h-3 rounded-inner bg-press ${width}`} />
      ))}
    </div>
  );
}
