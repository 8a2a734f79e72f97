import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../../../src/server/viewer.ts";
import { HeatmapPage } from "./HeatmapPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.nav.heatmaps };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { project: id } = await params;
  const { projects } = await requireViewer();
  const project = projects.find((candidate) => candidate.id === id);
  if (!project) notFound();
  return <HeatmapPage projectId={project.id} dsn={project.dsn} />;
}
