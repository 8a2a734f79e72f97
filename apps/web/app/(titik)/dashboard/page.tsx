import { redirect } from "next/navigation";
import { MessagePage } from "../../../src/components/MessagePage.tsx";
import { viewerPreferences } from "../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../src/server/viewer.ts";

export default async function DashboardPage() {
  const { projects } = await requireViewer();
  const first = projects[0];
  if (first) redirect(`/dashboard/${first.id}/heatmap`);
  const { messages } = await viewerPreferences();
  return <MessagePage title={messages.noProject.title} text={messages.noProject.text} />;
}
