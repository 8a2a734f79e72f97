import type { ReactNode } from "react";
import { requireProject } from "../../../../src/server/require-project.ts";
import { DashboardShell } from "../DashboardShell.tsx";

interface ProjectLayoutProps {
  params: Promise<{ project: string }>;
  children: ReactNode;
}

export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
  const { id, name, role } = await requireProject((await params).project);
  return <DashboardShell project={{ id, name, role }}>{children}</DashboardShell>;
}
