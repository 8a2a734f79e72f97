import Link from "next/link";
import { MessagePage } from "../../src/components/MessagePage.tsx";
import { viewerPreferences } from "../../src/messages/viewer-preferences.ts";

export default async function NotFoundPage() {
  const { messages } = await viewerPreferences();
  return (
    <MessagePage title={messages.notFound.title} text={messages.notFound.text}>
      <Link className="control" href="/dashboard">
        {messages.notFound.back}
      </Link>
    </MessagePage>
  );
}
