import { lazy, type PointerEvent, Suspense, useState } from "react";
import type { SparseGrid } from "../../../../../src/heat/density-field.ts";
import { countAround, SPOT_RADIUS } from "../../../../../src/heat/spot.ts";
import type { HeatmapView, SetHeatmapView } from "./search-params.ts";
import { elementAt, type PlacedElement } from "./use-placed-elements.ts";

const fetchCard = () => import("./HoverCard.tsx");
const HoverCard = lazy(() => fetchCard().then(({ HoverCard: component }) => ({ default: component })));

interface HoverLayerProps {
  view: HeatmapView;
  setView: SetHeatmapView;
  placed: readonly PlacedElement[];
  grids: readonly SparseGrid[];
  scale: number;
  /** Of the scaled page. */
  width: number;
}

interface Pointed {
  /** CSS pixels of the page. */
  x: number;
  y: number;
}

const areaAround = ({ x, y }: Pointed) =>
  [x - SPOT_RADIUS, y - SPOT_RADIUS, x + SPOT_RADIUS, y + SPOT_RADIUS].map(Math.round).join(",");

/** Names what lies under the pointer; a click opens the events behind it. The list beside the page does the same. */
export function HoverLayer({ view, setView, placed, grids, scale, width }: HoverLayerProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const read = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Pointed => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / scale, y: (clientY - top) / scale };
  };
  const element = pointed && elementAt(placed, pointed.x, pointed.y);
  const around = pointed && !element ? countAround(grids, pointed.x, pointed.y) : 0;
  const line = 2;

  return (
    <>
      <div
        data-testid="hover-layer"
        className="absolute inset-0 cursor-crosshair"
        onPointerEnter={fetchCard}
        onPointerMove={(event) => event.pointerType !== "touch" && setPointed(read(event))}
        onPointerLeave={() => setPointed(null)}
        onPointerUp={(event) => {
          const place = read(event);
          const under = elementAt(placed, place.x, place.y);
          setView(
            under
              ? { element: under.selector, behind: "element" }
              : { element: null, behind: areaAround(place) },
          );
        }}
      />
      {element?.box && (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute rounded-[4px] border-2 border-[white] shadow-[0_0_0_1.5px_rgb(20_16_14/.9)]"
          style={{
            left: element.box.left * scale - line,
            top: element.box.top * scale - line,
            width: element.box.width * scale + 2 * line,
            height: element.box.height * scale + 2 * line,
          }}
        />
      )}
      {pointed && (element || around > 0) && (
        <Suspense>
          <HoverCard
            layer={view.layer}
            element={element}
            around={around}
            left={pointed.x * scale}
            top={pointed.y * scale}
            width={width}
          />
        </Suspense>
      )}
    </>
  );
}
