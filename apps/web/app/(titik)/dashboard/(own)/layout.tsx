import type { ReactNode } from "react";
import { DashboardShell } from "../DashboardShell.tsx";

export default function OwnLayout({ children }: { children: ReactNode }) {
  return <DashboardShell project={null}>{children}</DashboardShell>;
}
