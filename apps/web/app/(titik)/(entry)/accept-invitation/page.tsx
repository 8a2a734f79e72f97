import type { Metadata } from "next";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { NewPasswordForm } from "../NewPasswordForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.invitation.title, referrer: "no-referrer" };
}

export default async function AcceptInvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return <NewPasswordForm purpose="invitation" token={typeof token === "string" ? token : ""} />;
}
