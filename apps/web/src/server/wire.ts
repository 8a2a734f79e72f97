import { findMembership, findResourceTenant, type Services } from "@titik/core";
import { translateDatabaseError } from "@titik/db";
import { createServe, type Kit } from "@titik/http";
import { authenticate } from "./authenticate.ts";
import { logCall } from "./log.ts";
import { parts } from "./parts.ts";

/** Where the guards meet their real parts. Nothing is opened before the first call, so a build needs no database. */
const kit: Kit<Services> = {
  authenticate: (call, acceptsKey) => {
    const { services, environment, supabase } = parts();
    return authenticate({ services, secret: environment.AUTH_SECRET, supabase }, call, acceptsKey);
  },
  findMembership: (accountId, tenantId) => findMembership(parts().services, accountId, tenantId),
  findResourceTenant: (search) => findResourceTenant(parts().services, search),
  takeToken: (request) => parts().limits.take(request),
  observe: (observation) => {
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

export const { serve, serveAccount, serveResource, serveOpen, serveNotFound } = createServe(kit);
