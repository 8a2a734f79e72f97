import type { Metadata } from "next";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { EventsPage } from "./EventsPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.events.title };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { id, dsn } = await requireProject((await params).project);
  return <EventsPage projectId={id} dsn={dsn} />;
}
