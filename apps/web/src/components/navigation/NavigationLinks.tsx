"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { openTo, SECTION_GROUPS, sectionAddress } from "./sections.ts";
import type { ViewerProject } from "./viewer-project.ts";

/** The name of the page that is open, for the bar on phones. */
export function useSectionName(): string {
  const messages = useMessages();
  const folder = usePathname().split("/").at(-1) ?? "";
  const section = SECTION_GROUPS.flat().find((each) => each.folder === folder);
  const own: Record<string, string> = { account: messages.nav.account, new: messages.nav.newProject };
  return section?.name(messages) ?? own[folder] ?? "Titik";
}

interface NavigationLinksProps {
  project: ViewerProject;
  onNavigate?: () => void;
}

/** A project's pages, as far as the viewer may open them. */
export function NavigationLinks({ project, onNavigate = () => {} }: NavigationLinksProps) {
  const messages = useMessages();
  const path = usePathname();
  return (
    <nav aria-label={messages.nav.main} className="-mx-2 min-h-0 overflow-y-auto px-2">
      {SECTION_GROUPS.map((group) => (
        <ul
          key={group[0]?.folder}
          className="not-first:mt-3 not-first:border-hair not-first:border-t not-first:pt-3"
        >
          {group.filter(openTo(project)).map((section) => {
            const href = sectionAddress(project, section);
            const current = path === href;
            const name = section.name(messages);
            return (
              <li key={section.folder}>
                <Link
                  href={href}
                  title={name}
                  onClick={onNavigate}
                  aria-current={current ? "page" : undefined}
                  className="flex h-[30px] items-center gap-2.5 rounded-ctl px-2 text-ink-2 hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:font-strong aria-[current]:text-ink max-mid:h-10 mid:max-wide:h-9 mid:max-wide:justify-center mid:max-wide:px-0"
                >
                  <section.icon aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
                  <span className="mid:max-wide:sr-only">{name}</span>
                  {current && (
                    <span
                      aria-hidden="true"
                      className="ml-auto size-1.5 rounded-full bg-ember-fill mid:max-wide:hidden"
                    />
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      ))}
    </nav>
  );
}
