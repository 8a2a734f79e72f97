import { type Endpoint, PlatformError } from "@titik/contract";
import { ErrorResponse } from "@titik/heatmap-schema";
import { ApiFailure, UnexpectedAnswer } from "./api-failure.ts";
import { type AnswerOf, addressOf, type SentTo } from "./call-api.ts";

/**
 * Asks a heatmap endpoint about a project as the signed-in viewer. Throws `ApiFailure` when it refuses,
 * `UnexpectedAnswer` when the body is not what the contract promises, `TypeError` when nothing answers.
 */
export async function askHeatmap<const E extends Endpoint>(
  endpoint: E,
  projectId: string,
  sent: SentTo<E>,
  signal?: AbortSignal,
): Promise<AnswerOf<E>> {
  const response = await fetch(addressOf(endpoint, sent), {
    headers: { "x-tenant-id": projectId },
    ...(signal ? { signal } : {}),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const refusal = ErrorResponse.safeParse(body).data;
    const message = refusal?.message ?? PlatformError.safeParse(body).data?.error ?? "";
    throw new ApiFailure(response.status, message, refusal?.requestId);
  }
  const answer = endpoint.responses[response.status]?.safeParse(body);
  if (!answer?.success) throw new UnexpectedAnswer(`${endpoint.id} answered in another form`);
  return answer.data as AnswerOf<E>;
}
