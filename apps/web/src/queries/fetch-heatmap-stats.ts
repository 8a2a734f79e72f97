import { ErrorResponse, getHeatmapStats, StatsResponse } from "@titik/heatmap-schema";
import type { z } from "zod";
import { ApiFailure, UnexpectedAnswer } from "./api-failure.ts";

export type HeatmapStats = z.output<typeof StatsResponse>;
export type HeatmapStatsQuery = Partial<z.input<typeof getHeatmapStats.input.query>>;

function addressOf(query: HeatmapStatsQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return `${getHeatmapStats.path}?${parameters}`;
}

/**
 * Asks for the statistics of a project as the signed-in viewer. Throws `ApiFailure` when the API refuses,
 * `UnexpectedAnswer` when the body is not what the contract promises, `TypeError` when nothing answers.
 */
export async function fetchHeatmapStats(
  projectId: string,
  query: HeatmapStatsQuery,
  signal: AbortSignal,
): Promise<HeatmapStats> {
  const response = await fetch(addressOf(query), { headers: { "x-tenant-id": projectId }, signal });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const refusal = ErrorResponse.safeParse(body).data;
    throw new ApiFailure(response.status, refusal?.message ?? "", refusal?.requestId);
  }
  const answer = StatsResponse.safeParse(body);
  if (!answer.success) throw new UnexpectedAnswer(answer.error.message);
  return answer.data;
}
