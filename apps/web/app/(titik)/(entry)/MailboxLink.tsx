"use client";
import Link from "next/link";
import { useMessages } from "../../../src/messages/MessagesProvider.tsx";

/** To the mails that stay on this machine, where no mail server is set. */
export function MailboxLink() {
  const { entry } = useMessages();
  return (
    <Link href="/mailbox" className="control">
      {entry.mailbox}
    </Link>
  );
}
