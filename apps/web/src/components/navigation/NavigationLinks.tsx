"use client";
import { Flame, KeyRound, type LucideIcon, ScrollText, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import type { ViewerProject } from "./viewer-project.ts";

interface Section {
  folder: "heatmap" | "members" | "keys" | "audit";
  icon: LucideIcon;
  adminOnly?: boolean;
}

const SECTIONS: readonly Section[] = [
  { folder: "heatmap", icon: Flame },
  { folder: "members", icon: Users },
  { folder: "keys", icon: KeyRound, adminOnly: true },
  { folder: "audit", icon: ScrollText, adminOnly: true },
];

/** The name of the page that is open, for the bar on phones. */
export function useSectionName(): string {
  const { nav } = useMessages();
  const names: Record<string, string> = {
    heatmap: nav.heatmaps,
    members: nav.members,
    keys: nav.keys,
    audit: nav.audit,
    account: nav.account,
    new: nav.newProject,
  };
  return names[usePathname().split("/").at(-1) ?? ""] ?? "Titik";
}

interface NavigationLinksProps {
  project: ViewerProject;
  onNavigate?: () => void;
}

/** A project's pages, as far as the viewer may open them. */
export function NavigationLinks({ project, onNavigate = () => {} }: NavigationLinksProps) {
  const { nav } = useMessages();
  const path = usePathname();
  const names = { heatmap: nav.heatmaps, members: nav.members, keys: nav.keys, audit: nav.audit };
  return (
    <nav aria-label={nav.main}>
      <ul>
        {SECTIONS.filter(({ adminOnly }) => !adminOnly || project.role === "admin").map(
          ({ folder, icon: Icon }) => {
            const href = `/dashboard/${project.id}/${folder}`;
            const current = path === href;
            return (
              <li key={folder}>
                <Link
                  href={href}
                  title={names[folder]}
                  onClick={onNavigate}
                  aria-current={current ? "page" : undefined}
                  className="flex h-[30px] items-center gap-2.5 rounded-ctl px-2 text-ink-2 hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:font-strong aria-[current]:text-ink max-mid:h-10 mid:max-wide:h-9 mid:max-wide:justify-center mid:max-wide:px-0"
                >
                  <Icon aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
                  <span className="mid:max-wide:sr-only">{names[folder]}</span>
                  {current && (
                    <span
                      aria-hidden="true"
                      className="ml-auto size-1.5 rounded-full bg-ember-fill mid:max-wide:hidden"
                    />
                  )}
                </Link>
              </li>
            );
          },
        )}
      </ul>
    </nav>
  );
}
