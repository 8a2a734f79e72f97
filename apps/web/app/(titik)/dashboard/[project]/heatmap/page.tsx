import type { Metadata } from "next";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { HeatmapPage } from "./HeatmapPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.nav.heatmaps };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const project = await requireProject((await params).project);
  return <HeatmapPage projectId={project.id} dsn={project.dsn} isAdmin={project.role === "admin"} />;
}
