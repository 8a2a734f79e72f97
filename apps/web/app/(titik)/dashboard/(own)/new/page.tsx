import type { Metadata } from "next";
import { SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { NewProjectForm } from "../NewProjectForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.project.newTitle };
}

export default async function NewProjectPage() {
  const { messages } = await viewerPreferences();
  return (
    <SectionPage title={messages.project.newTitle} lead={messages.project.firstLead}>
      <NewProjectForm />
    </SectionPage>
  );
}
