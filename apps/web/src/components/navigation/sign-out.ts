import { endSession } from "@titik/contract";
import { callApi } from "../../queries/call-api.ts";

/** Ends the session and leads to where one begins. */
export async function signOut(): Promise<void> {
  await callApi(endSession, {});
  window.location.assign("/sign-in");
}
