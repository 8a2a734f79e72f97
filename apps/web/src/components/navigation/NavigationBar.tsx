"use client";
import { Menu } from "lucide-react";
import Link from "next/link";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { Logo, LogoMark } from "../Logo.tsx";
import { Popover } from "../Popover.tsx";
import { PaletteButton } from "../palette/PaletteButton.tsx";
import { usePalette } from "../palette/use-palette.tsx";
import { NavigationLinks, useSectionName } from "./NavigationLinks.tsx";
import { ProjectMenu } from "./ProjectMenu.tsx";
import { ViewerMenu, type ViewerMenuProps } from "./ViewerMenu.tsx";
import type { ViewerProject } from "./viewer-project.ts";

interface NavigationBarProps extends ViewerMenuProps {
  /** Null where the page belongs to none. */
  project: ViewerProject | null;
  projects: readonly ViewerProject[];
}

/** A column at the left; a rail of icons on narrow screens; a bar with a menu on phones. */
export function NavigationBar({ project, projects, ...viewer }: NavigationBarProps) {
  const { nav } = useMessages();
  const sectionName = useSectionName();
  const { openPalette, opened } = usePalette(project, projects);
  return (
    <>
      {opened}
      <header className="flex h-13 items-center gap-2 border-hair border-b bg-bg px-3 mid:hidden">
        <LogoMark />
        <span className="flex-1 font-semibold">{sectionName}</span>
        <PaletteButton onOpen={openPalette} />
        <Popover
          title={nav.menu}
          className="top-full right-0 mt-1 flex w-64 flex-col gap-3 p-3"
          trigger={
            <>
              <Menu aria-hidden="true" className="size-4" strokeWidth={1.75} />
              <span className="sr-only">{nav.menu}</span>
            </>
          }
        >
          {(close) => (
            <>
              {projects.length > 0 && <ProjectMenu project={project} projects={projects} />}
              {project && <NavigationLinks project={project} onNavigate={close} />}
              <ViewerMenu {...viewer} onNavigate={close} />
            </>
          )}
        </Popover>
      </header>
      <header className="flex min-h-0 flex-col border-hair border-r bg-bg px-2 pt-3 pb-2 max-mid:hidden">
        <Link
          href="/dashboard"
          className="flex h-8 items-center rounded-ctl px-2 max-wide:justify-center max-wide:px-0"
        >
          <Logo wordClassName="max-wide:hidden" />
        </Link>
        <div className="mt-2.5 mb-3 flex flex-col gap-1">
          {projects.length > 0 && <ProjectMenu project={project} projects={projects} />}
          <PaletteButton onOpen={openPalette} />
        </div>
        {project && <NavigationLinks project={project} />}
        <div className="-mx-2 mt-auto border-hair border-t px-2 pt-2">
          <ViewerMenu {...viewer} />
        </div>
      </header>
    </>
  );
}
