import type { ReactNode } from "react";
import { NavigationBar } from "../../../src/components/navigation/NavigationBar.tsx";
import type { ViewerProject } from "../../../src/components/navigation/viewer-project.ts";
import { viewerPreferences } from "../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../src/server/viewer.ts";

interface DashboardShellProps {
  /** Null for pages that belong to the viewer alone. */
  project: ViewerProject | null;
  children: ReactNode;
}

/** Navigation beside one page of the dashboard. */
export async function DashboardShell({ project, children }: DashboardShellProps) {
  const viewer = await requireViewer();
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
        project={project}
        projects={viewer.projects.map(({ id, name, role }) => ({ id, name, role }))}
        email={viewer.email}
        language={language}
        theme={theme}
      />
      <main
        id="content"
        className="flex min-h-0 min-w-0 flex-col bg-surface max-mid:min-h-[calc(100dvh-52px)]"
      >
        {children}
      </main>
    </div>
  );
}
