import type { Metadata } from "next";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { isLocalDemo } from "../../../../src/server/local-demo.ts";
import { ForgotPasswordForm } from "./ForgotPasswordForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.forgot.title };
}

export default async function ForgotPasswordPage() {
  return <ForgotPasswordForm hasMailbox={await isLocalDemo()} />;
}
