import { BulkResponse, createHeatmapBatch, type HeatmapEventInput, MAX_BATCH } from "@titik/heatmap-schema";
import type { CallApi } from "./call-api.ts";

const IN_FLIGHT = 4;

export type Posted = { accepted: number; duplicates: number };

/** Posts the events in batches of 500, four at a time. `onProgress` gets how many the server has answered for. */
export async function postEvents(
  events: AsyncIterable<HeatmapEventInput>,
  callApi: CallApi,
  onProgress: (events: number) => void = () => undefined,
): Promise<Posted> {
  const batches = inBatches(events);
  const posted = { accepted: 0, duplicates: 0 };
  const work = async () => {
    // The four share one generator, which hands each batch to one of them.
    for await (const batch of { [Symbol.asyncIterator]: () => ({ next: () => batches.next() }) }) {
      const { accepted, duplicates } = BulkResponse.parse(await callApi(createHeatmapBatch.path, batch));
      posted.accepted += accepted;
      posted.duplicates += duplicates;
      onProgress(posted.accepted + posted.duplicates);
    }
  };
  try {
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  } finally {
    await batches.return(undefined);
  }
  return posted;
}

async function* inBatches(
  events: AsyncIterable<HeatmapEventInput>,
): AsyncGenerator<HeatmapEventInput[], void> {
  let batch: HeatmapEventInput[] = [];
  for await (const event of events) {
    if (batch.push(event) < MAX_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
