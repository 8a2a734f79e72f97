import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { openMailbox } from "./mailbox.ts";
import { caller } from "./stack.ts";

export const PASSWORD = "password123";
export const newAddress = () => `${randomUUID()}@test.invalid`;

/** People of one test file, whose mails it can read. */
export function welcomePeople() {
  const mailbox = openMailbox();

  /** A person who calls from an address of their own. */
  function person(email = newAddress()) {
    const api = caller();
    const post = (path: string, body: object = {}) => api.post(`/api/auth/${path}`).send(body);
    const logIn = (password = PASSWORD) => post("login", { email, password });
    return {
      api,
      email,
      post,
      logIn,
      me: (headers: Record<string, string>) => api.get("/api/auth/me").set(headers),
      register: () => post("register", { email, password: PASSWORD }),
      verify: async () =>
        api.get(`/api/auth/verify-email?token=${await mailbox.token(email, "verify")}`).redirects(0),
      bearer: async (password?: string) => ({
        authorization: `Bearer ${(await logIn(password)).body.token}`,
      }),
      session: async () => {
        const answer = await post("session", { email, password: PASSWORD });
        return String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
      },
    };
  }

  /** Somebody whose address is proven. */
  async function verified(email?: string) {
    const someone = person(email);
    expect((await someone.register()).status).toBe(201);
    expect((await someone.verify()).status).toBe(302);
    return someone;
  }

  return { mailbox, person, verified };
}

export type Person = ReturnType<ReturnType<typeof welcomePeople>["person"]>;
