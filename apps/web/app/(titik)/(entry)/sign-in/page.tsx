import type { Metadata } from "next";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { isLocalDemo } from "../../../../src/server/local-demo.ts";
import { EntryHeading } from "../EntryHeading.tsx";
import { SignInForm } from "./SignInForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.entry.signIn.title };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ link?: string }> }) {
  const { messages } = await viewerPreferences();
  const { signIn, or } = messages.entry;
  const { link } = await searchParams;
  return (
    <>
      <EntryHeading title={signIn.title} />
      {link === "expired" && (
        <p role="alert" className="mb-5 rounded-ctl bg-bad-wash px-3 py-2 text-bad">
          {signIn.used}
        </p>
      )}
      <SignInForm />
      {(await isLocalDemo()) && (
        <>
          <p className="my-4 flex items-center gap-3 text-12 text-ink-3 before:h-px before:flex-1 before:bg-hair after:h-px after:flex-1 after:bg-hair">
            {or}
          </p>
          <p className="text-ink-2">{signIn.link}</p>
        </>
      )}
    </>
  );
}
