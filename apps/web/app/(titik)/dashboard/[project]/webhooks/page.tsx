import type { Metadata } from "next";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { WebhooksPage } from "./WebhooksPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.webhooks.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const project = await requireProject((await params).project);
  return <WebhooksPage projectId={project.id} mayChange={project.role === "admin"} />;
}
