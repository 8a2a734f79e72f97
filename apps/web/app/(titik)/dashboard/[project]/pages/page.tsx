import type { Metadata } from "next";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireProject } from "../../../../../src/server/require-project.ts";
import { PagesPage } from "./PagesPage.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.tables.pages };
}

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { id, dsn } = await requireProject((await params).project);
  return <PagesPage projectId={id} dsn={dsn} />;
}
