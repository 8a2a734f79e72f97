import type { Metadata } from "next";
import { SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { ProjectSettings } from "./ProjectSettings.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.settings.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const project = await requireProject((await params).project);
  const { messages } = await viewerPreferences();
  return (
    <SectionPage title={messages.settings.title}>
      {project.role === "admin" ? (
        <ProjectSettings projectId={project.id} />
      ) : (
        <p>{messages.project.adminsOnly}</p>
      )}
    </SectionPage>
  );
}
