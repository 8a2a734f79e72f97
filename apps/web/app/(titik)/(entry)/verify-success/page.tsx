import type { Metadata } from "next";
import Link from "next/link";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { EntryHeading } from "../EntryHeading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.verified.title };
}

export default async function VerifySuccessPage() {
  const { messages } = await viewerPreferences();
  const { verified, signIn } = messages.entry;
  return (
    <>
      <EntryHeading title={verified.title}>{verified.text}</EntryHeading>
      <Link href="/sign-in" className="primary">
        {signIn.submit}
      </Link>
    </>
  );
}
