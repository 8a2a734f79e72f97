import type { Metadata } from "next";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { NewPasswordForm } from "../NewPasswordForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.reset.title, referrer: "no-referrer" };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  return <NewPasswordForm purpose="reset" token={typeof token === "string" ? token : ""} />;
}
