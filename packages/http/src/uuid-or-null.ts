import { AppError, Uuid } from "@titik/contract";

/** The id in lower case, null where none is given; 400 with the complaint when it is no UUID. */
export function uuidOrNull(field: string, value: string | null, complaint: string): string | null {
  if (value === null || Uuid.safeParse(value).success) return value?.toLowerCase() ?? null;
  throw new AppError("validation", complaint, { details: [{ field, message: "must be a UUID" }] });
}
