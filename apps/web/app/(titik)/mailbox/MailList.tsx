"use client";
import { FailureNotice } from "../../../src/components/FailureNotice.tsx";
import { LoadingLines } from "../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../src/messages/MessagesProvider.tsx";
import { useMailbox } from "../../../src/queries/use-mailbox.ts";

/** The newest mail stands open. */
export function MailList() {
  const { mailbox: words, moment } = useMessages();
  const mailbox = useMailbox();
  if (mailbox.isError && !mailbox.data) {
    return <FailureNotice error={mailbox.error} failed={words.failed} onRetry={mailbox.refetch} />;
  }
  if (!mailbox.data) return <LoadingLines />;
  if (mailbox.data.length === 0) return <p>{words.none}</p>;
  return (
    <ul className="border-hair border-t">
      {mailbox.data.map(({ id, to, subject, text, link, createdAt }, index) => {
        const [before, ...after] = text.split(link);
        return (
          <li key={id} className="border-hair border-b">
            <details open={index === 0} className="group">
              <summary className="grid gap-x-4 py-3 mid:grid-cols-[minmax(0,1fr)_auto]">
                <span className="font-medium">{subject}</span>
                <time dateTime={createdAt} className="text-12 text-ink-3 tabular-nums">
                  {moment(new Date(createdAt))}
                </time>
                <span className="break-all text-ink-2">{words.to(to)}</span>
              </summary>
              <p className="whitespace-pre-line break-words pb-5 text-14">
                {before}
                <a href={link} className="quiet-link break-all">
                  {link}
                </a>
                {after.join(link)}
              </p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
