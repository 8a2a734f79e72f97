import {
  Download,
  FileText,
  Flame,
  Gauge,
  KeyRound,
  List,
  type LucideIcon,
  ScrollText,
  Settings,
  SquareDashedMousePointer,
  Users,
  Webhook,
} from "lucide-react";
import type { Messages } from "../../messages/messages.ts";
import type { ViewerProject } from "./viewer-project.ts";

export interface Section {
  folder: string;
  icon: LucideIcon;
  name: (messages: Messages) => string;
  /** Pressed after G, leads here. */
  key?: string;
  adminOnly?: boolean;
}

/** A project's pages, in groups as the navigation shows them. */
export const SECTION_GROUPS: readonly (readonly Section[])[] = [
  [
    { folder: "overview", icon: Gauge, key: "o", name: ({ overview }) => overview.title },
    { folder: "heatmap", icon: Flame, key: "h", name: ({ nav }) => nav.heatmaps },
    { folder: "pages", icon: FileText, key: "p", name: ({ tables }) => tables.pages },
    {
      folder: "elements",
      icon: SquareDashedMousePointer,
      key: "e",
      name: ({ tables }) => tables.elements,
    },
    { folder: "events", icon: List, key: "l", name: ({ events }) => events.title },
  ],
  [
    { folder: "exports", icon: Download, key: "x", name: ({ exports }) => exports.title },
    { folder: "webhooks", icon: Webhook, key: "w", name: ({ nav }) => nav.webhooks },
  ],
  [
    { folder: "members", icon: Users, key: "m", name: ({ nav }) => nav.members },
    { folder: "keys", icon: KeyRound, key: "k", name: ({ nav }) => nav.keys, adminOnly: true },
    { folder: "audit", icon: ScrollText, key: "a", name: ({ nav }) => nav.audit, adminOnly: true },
    { folder: "settings", icon: Settings, key: "s", name: ({ settings }) => settings.title, adminOnly: true },
  ],
];

/** Only what the viewer may open. */
export const openTo =
  ({ role }: ViewerProject) =>
  ({ adminOnly = false }: Section): boolean =>
    !adminOnly || role === "admin";

export const sectionAddress = (project: ViewerProject, { folder }: Section) =>
  `/dashboard/${project.id}/${folder}`;
