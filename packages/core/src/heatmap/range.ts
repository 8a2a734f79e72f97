import { AppError } from "@titik/contract";

/** Refuses a range that ends before it starts; both ends are optional. */
export function refuseReversedRange(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || Date.parse(from) <= Date.parse(to)) return;
  throw new AppError("unprocessable", "The range ends before it starts.", {
    details: [{ field: "from", message: "is later than to" }],
  });
}
