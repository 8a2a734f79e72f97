import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Logo } from "../../../src/components/Logo.tsx";
import { viewerPreferences } from "../../../src/messages/viewer-preferences.ts";
import { isLocalDemo } from "../../../src/server/local-demo.ts";
import { MailList } from "./MailList.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.mailbox.title };
}

/** Only where embedded database, bind and Host are this machine's own; elsewhere the page does not exist. */
export default async function MailboxPage() {
  if (!(await isLocalDemo())) notFound();
  const { messages } = await viewerPreferences();
  return (
    <main className="min-h-dvh bg-surface">
      <div className="mx-auto max-w-[720px] px-5 py-7">
        <Link href="/dashboard" className="inline-flex rounded-ctl">
          <Logo />
        </Link>
        <h1 className="mt-8 font-semibold text-20 tracking-[-0.025em]">{messages.mailbox.title}</h1>
        <p className="mt-1.5 mb-6 text-14 text-ink-2">{messages.mailbox.lead}</p>
        <MailList />
      </div>
    </main>
  );
}
