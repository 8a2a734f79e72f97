import type { Environment } from "../src/environment.ts";

export interface Sent {
  url: string;
  init: RequestInit;
  events: { eventId: string }[];
}

type Answer = Response | Error | Promise<Response>;

/** What a browser stores for an origin. */
export const fakeStorage = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
};

/** Answers from a list, then 201; keeps what was sent. Time is the fake timers' own. */
export const fakeServer = (answers: Answer[] = [], storage = fakeStorage()) => {
  const sent: Sent[] = [];
  const online = { value: true };
  const environment: Environment = {
    now: Date.now,
    random: () => 0.5,
    isOnline: () => online.value,
    storage: () => storage,
    fetch: async (url, init) => {
      sent.push({ url, init, events: JSON.parse(String(init.body)) });
      const answer = await (answers.shift() ?? new Response(null, { status: 201 }));
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { sent, environment, online };
};

export const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers });
