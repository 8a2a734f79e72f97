import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { NavigationBar } from "../../../../src/components/NavigationBar.tsx";
import { viewerPreferences } from "../../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../../src/server/viewer.ts";

interface ProjectLayoutProps {
  params: Promise<{ project: string }>;
  children: ReactNode;
}

export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const viewer = await requireViewer();
  const { project: id } = await params;
  const project = viewer.projects.find((candidate) => candidate.id === id);
  if (!project) notFound();
  const { language, theme, messages } = await viewerPreferences();
  return (
    <div className="mid:grid mid:h-dvh mid:grid-cols-[var(--nav)_minmax(0,1fr)]">
      <a
        href="#content"
        className="-top-16 absolute left-2 z-50 rounded-ctl bg-ink px-3 py-2 text-on-ink focus:top-2"
      >
        {messages.nav.skip}
      </a>
      <NavigationBar
        project={{ id: project.id, name: project.name }}
        projects={viewer.projects.map(({ id, name }) => ({ id, name }))}
        email={viewer.email}
        language={language}
        theme={theme}
      />
      <main id="content" className="flex min-h-0 min-w-0 flex-col bg-surface">
        {children}
      </main>
    </div>
  );
}
