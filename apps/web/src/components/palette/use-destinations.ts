import { listHeatmapPages } from "@titik/heatmap-schema";
import { FileText, Folder, type LucideIcon } from "lucide-react";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { useReport } from "../../queries/use-report.ts";
import { openTo, SECTION_GROUPS, sectionAddress } from "../navigation/sections.ts";
import type { ViewerProject } from "../navigation/viewer-project.ts";

export interface Destination {
  address: string;
  name: string;
  icon: LucideIcon;
  group: "views" | "pages" | "projects";
  /** Beside the name, such as how much happened there. */
  note?: string;
}

const MONTH = { preset: "30d" } as const;
const MOST_PAGES = 8;

/** Where one can go from here: the project's views, its pages of the last 30 days, other projects. */
export function useDestinations(
  project: ViewerProject | null,
  projects: readonly ViewerProject[],
  typed: string,
): Destination[] {
  const messages = useMessages();
  const search = typed.trim();
  const { data } = useReport(listHeatmapPages, {
    projectId: project?.id ?? "",
    range: MONTH,
    question: project && { limit: MOST_PAGES, ...(search === "" ? {} : { search }) },
  });
  const matches = ({ name }: Destination) => name.toLowerCase().includes(search.toLowerCase());
  const views = project
    ? SECTION_GROUPS.flat()
        .filter(openTo(project))
        .map(
          (section): Destination => ({
            address: sectionAddress(project, section),
            name: section.name(messages),
            icon: section.icon,
            group: "views",
          }),
        )
    : [];
  const pages = (project && data ? data.data : []).map(
    ({ page, events }): Destination => ({
      address: `/dashboard/${project?.id}/heatmap?page=${encodeURIComponent(page)}`,
      name: page,
      icon: FileText,
      group: "pages",
      note: messages.number(events),
    }),
  );
  const others = projects
    .filter(({ id }) => id !== project?.id)
    .map(
      ({ id, name }): Destination => ({
        address: `/dashboard/${id}/overview`,
        name,
        icon: Folder,
        group: "projects",
      }),
    );
  return [...views.filter(matches), ...pages.filter(matches), ...others.filter(matches)];
}
