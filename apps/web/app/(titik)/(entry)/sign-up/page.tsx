import type { Metadata } from "next";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { isLocalDemo } from "../../../../src/server/local-demo.ts";
import { SignUpForm } from "./SignUpForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.signUp.title };
}

export default async function SignUpPage() {
  return <SignUpForm hasMailbox={await isLocalDemo()} />;
}
