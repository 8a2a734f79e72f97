import type { Page } from "playwright-core";

interface Point {
  /** CSS pixels of the framed page. */
  x: number;
  y: number;
  /** The element that was there. */
  selector: string;
}

interface PointReading {
  /** 0 to 255, of the heat at the point. */
  alpha: number;
  /** CSS pixels of the framed page, from the point to the middle of the hottest cell around it. */
  hottestDistance: number;
  /** Whether that cell touches the element, as both are seen on the screen. */
  isHottestInElement: boolean;
}

/**
 * Reads the heat as a viewer sees it: canvas and frame are compared by their places on the screen, so a canvas
 * that is moved or scaled differently from its page is found out.
 */
export async function readPicture(page: Page, points: readonly Point[]) {
  await page.getByTestId("heat").waitFor();
  return page.evaluate(readInPage, points);
}

function readInPage(points: readonly Point[]) {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-testid=heat]");
  const frame = document.querySelector("iframe");
  const inside = frame?.contentDocument;
  const context = canvas?.getContext("2d");
  if (!canvas || !frame || !inside || !context) throw new Error("canvas and frame have to be there");
  const { width: columns, height: rows } = canvas;
  const { data } = context.getImageData(0, 0, columns, rows);
  const canvasBox = canvas.getBoundingClientRect();
  const frameBox = frame.getBoundingClientRect();
  const scale = frameBox.width / frame.clientWidth;
  const cell = { width: canvasBox.width / columns, height: canvasBox.height / rows };
  const onScreen = ({ x, y }: { x: number; y: number }) => ({
    x: frameBox.x + x * scale,
    y: frameBox.y + y * scale,
  });
  const cellAt = ({ x, y }: { x: number; y: number }) => ({
    column: Math.floor((x - canvasBox.x) / cell.width),
    row: Math.floor((y - canvasBox.y) / cell.height),
  });
  const middleOf = (column: number, row: number) => ({
    x: canvasBox.x + (column + 0.5) * cell.width,
    y: canvasBox.y + (row + 0.5) * cell.height,
  });
  const byteAt = (column: number, row: number, channel: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? 0
      : (data[(row * columns + column) * 4 + channel] ?? 0);
  /** Inferno's red and green grow with the heat, and so does alpha. */
  const heatOf = (column: number, row: number) =>
    byteAt(column, row, 0) + byteAt(column, row, 1) + byteAt(column, row, 3);

  const read = (point: Point): PointReading => {
    const place = onScreen(point);
    const { column, row } = cellAt(place);
    let hottest = { column, row, heat: -1 };
    for (let dy = -3; dy <= 3; dy++) {
      for (let dx = -3; dx <= 3; dx++) {
        const heat = heatOf(column + dx, row + dy);
        if (heat > hottest.heat) hottest = { column: column + dx, row: row + dy, heat };
      }
    }
    const middle = middleOf(hottest.column, hottest.row);
    const box = inside.querySelector(point.selector)?.getBoundingClientRect();
    const from = box && onScreen({ x: box.left, y: box.top });
    const to = box && onScreen({ x: box.right, y: box.bottom });
    return {
      alpha: byteAt(column, row, 3),
      hottestDistance: Math.hypot(middle.x - place.x, middle.y - place.y) / scale,
      isHottestInElement: Boolean(
        from &&
          to &&
          middle.x + cell.width / 2 > from.x &&
          middle.x - cell.width / 2 < to.x &&
          middle.y + cell.height / 2 > from.y &&
          middle.y - cell.height / 2 < to.y,
      ),
    };
  };

  const places = points.map(onScreen);
  let litFarFromPoints = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (byteAt(column, row, 3) === 0) continue;
      const { x, y } = middleOf(column, row);
      if (places.every((place) => Math.hypot(place.x - x, place.y - y) > 80 * scale)) litFarFromPoints++;
    }
  }
  const { documentElement: root } = inside;
  return {
    frameWidth: frame.clientWidth,
    frameScrolls: root.scrollHeight > frame.clientHeight || root.scrollWidth > frame.clientWidth,
    points: points.map(read),
    litFarFromPoints,
    cells: columns * rows,
  };
}
