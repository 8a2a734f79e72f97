import { createHash } from "node:crypto";
import { AppError, type Endpoint, type InputOf } from "@titik/contract";
import canonicalize from "canonicalize";
import type { z } from "zod";
import type { Call, IdempotencyClaim } from "./call.ts";
import { countItems } from "./count-items.ts";
import { fieldErrors } from "./field-errors.ts";
import { mediaType } from "./media-type.ts";
import { parseJson } from "./parse-json.ts";

const MAX_BODY_BYTES = 1_048_576;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** What a verb gets beside the call. `idempotency` is null where no key was sent or none is honoured. */
export interface Input<E extends Endpoint> {
  input: InputOf<E>;
  idempotency: IdempotencyClaim | null;
}

/** 400 unless parameters, query and body are what the endpoint declares. `fromKey`: sent with a publishable key. */
export async function readInput<E extends Endpoint>(
  endpoint: E,
  call: Call,
  fromKey: boolean,
): Promise<Input<E>> {
  const { params, query, body, partialBody } = endpoint.input;
  const partial = partialBody !== undefined && call.query.get("partial") === "true";
  const input = {
    ...(params && { params: validate(params, { ...call.params }) }),
    ...(query && { query: validate(query, single(call.query)) }),
    ...(partialBody && { body: null, partialBody: null }),
    ...(body && !partial && { body: validate(body, await readJson(call, fromKey)) }),
    ...(partial && { partialBody: validate(partialBody, await readJson(call, fromKey)) }),
  };
  return {
    // The parts were parsed by the schemas that InputOf is inferred from.
    input: input as InputOf<E>,
    idempotency:
      endpoint.idempotency === "none" || fromKey ? null : claimOf(call, input.body ?? input.partialBody),
  };
}

function validate(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new AppError("validation", "The request is not valid.", { details: fieldErrors(result.error) });
}

/** A parameter sent twice has no one meaning, so it is refused. The key of a browser is not a parameter. */
function single(query: URLSearchParams): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of query) {
    if (values.has(name)) {
      throw new AppError("validation", "The request is not valid.", {
        details: [{ field: name.slice(0, 64), message: "is given more than once" }],
      });
    }
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** Beacons can send only text/plain without a preflight, so publishable keys may; nobody else. */
async function readJson(call: Call, fromKey: boolean): Promise<unknown> {
  const type = mediaType(call);
  if (type !== "application/json" && !(fromKey && type === "text/plain")) {
    throw new AppError("validation", "The Content-Type must be application/json.", {
      details: [{ field: "content-type", message: "must be application/json" }],
    });
  }
  const body = parseJson(await call.readBody(MAX_BODY_BYTES));
  call.trace.items = countItems(body);
  return body;
}

function claimOf(call: Call, body: unknown): IdempotencyClaim | null {
  const key = call.headers.get("idempotency-key");
  if (key === null) return null;
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new AppError("validation", "The Idempotency-Key must be 1 to 255 visible ASCII characters.", {
      details: [{ field: "Idempotency-Key", message: "must be 1 to 255 visible ASCII characters" }],
    });
  }
  return {
    key,
    fingerprint: createHash("sha256")
      .update(canonicalize(body ?? null) ?? "")
      .digest(),
  };
}
