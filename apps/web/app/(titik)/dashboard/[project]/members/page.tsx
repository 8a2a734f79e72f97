import type { Metadata } from "next";
import { SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { requireViewer } from "../../../../../src/server/viewer.ts";
import { MemberSettings } from "./MemberSettings.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.members.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const project = await requireProject((await params).project);
  const { accountId } = await requireViewer();
  const { messages } = await viewerPreferences();
  return (
    <SectionPage title={messages.members.title} lead={messages.members.lead}>
      <MemberSettings projectId={project.id} accountId={accountId} mayChange={project.role === "admin"} />
    </SectionPage>
  );
}
