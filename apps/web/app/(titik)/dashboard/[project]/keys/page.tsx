import type { Metadata } from "next";
import { SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { KeySettings } from "./KeySettings.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.keys.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const project = await requireProject((await params).project);
  const { messages } = await viewerPreferences();
  return (
    <SectionPage title={messages.keys.title}>
      {project.role === "admin" ? (
        <KeySettings projectId={project.id} />
      ) : (
        <p>{messages.project.adminsOnly}</p>
      )}
    </SectionPage>
  );
}
