import type { Metadata } from "next";
import { SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { ExportsPage } from "./ExportsPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.exports.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { id } = await requireProject((await params).project);
  const { messages } = await viewerPreferences();
  return (
    <SectionPage title={messages.exports.title} lead={messages.exports.lead}>
      <ExportsPage projectId={id} />
    </SectionPage>
  );
}
