import { redirect } from "next/navigation";
import { SectionPage } from "../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../../src/server/viewer.ts";
import { NewProjectForm } from "./NewProjectForm.tsx";

export default async function DashboardPage() {
  const { projects } = await requireViewer();
  const first = projects[0];
  if (first) redirect(`/dashboard/${first.id}/overview`);
  const { messages } = await viewerPreferences();
  const { project } = messages;
  return (
    <SectionPage title={project.firstTitle} lead={project.firstLead}>
      <NewProjectForm />
    </SectionPage>
  );
}
