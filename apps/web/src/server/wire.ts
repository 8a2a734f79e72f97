import { findResourceTenant, type IngestServices } from "@titik/core";
import { translateDatabaseError } from "@titik/db";
import { createServe, type Kit, type Observation } from "@titik/http";
import { authenticate } from "./authenticate.ts";
import { logCall } from "./log.ts";
import { parts } from "./parts.ts";

/** Where the guards meet their real parts. Nothing is opened before the first call, so a build needs no database. */
const kit: Kit<IngestServices> = {
  authenticate: (call, acceptsKey) => {
    const { services, knownCallers, supabase } = parts();
    return authenticate({ services, knownCallers, supabase }, call, acceptsKey);
  },
  findMembership: (accountId, tenantId) => parts().knownCallers.membership(accountId, tenantId),
  findResourceTenant: (search) => findResourceTenant(parts().services, search),
  takeToken: (request) => parts().limits.take(request),
  observe: (observation) => {
    if (mayChangeRights(observation)) {
      parts().knownCallers.forget();
      parts().services.eventStore.forget();
    }
    countRefused(observation);
    parts().metrics.record(observation);
    logCall(parts().log, observation);
  },
  reportFault: (call, error) =>
    parts().log.error(
      {
        requestId: call.requestId,
        tenantId: call.trace.tenantId,
        err: error,
      },
      "a call failed on our side",
    ),
  translateError: translateDatabaseError,
  now: Date.now,
  get services() {
    return parts().services;
  },
};

/** Accounts, members, keys and projects change by writes of the platform alone. */
const mayChangeRights = ({ endpoint: { family, method }, status }: Observation) =>
  family === "platform" && method !== "GET" && status < 400;

/**
 * Counts what a guard or the verb refused as a whole, for the tenant that the caller proved. A fault of ours is not
 * counted: the sender sends again. 401 and a foreign tenant are nobody's, and what is no event is none.
 */
function countRefused({ endpoint, status, tenantId, items }: Observation): void {
  const takesEvents = endpoint.auth === "ingest" && endpoint.limit === "heatmap.write";
  if (!takesEvents || tenantId === null || status < 400 || status >= 500) return;
  parts().services.ingestCounter.add(tenantId, status === 429 ? "limited" : "refused", items ?? 1);
}

export const { serve, serveAccount, serveResource, serveOpen, serveNotFound } = createServe(kit);
