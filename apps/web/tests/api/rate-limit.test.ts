import { describe } from "vitest";
import { testRateLimits } from "../support/rate-limit-rows.ts";
import { baseUrl, openDatabase } from "../support/stack.ts";

const connection = openDatabase();

describe("limits counted in the server's memory", () => {
  testRateLimits(() => baseUrl, connection);
});
