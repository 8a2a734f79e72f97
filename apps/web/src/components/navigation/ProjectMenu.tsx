"use client";
import { ChevronsUpDown, Folder, Plus } from "lucide-react";
import Link from "next/link";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import { Popover } from "../Popover.tsx";
import type { ViewerProject } from "./viewer-project.ts";

const ROW = "flex min-h-9 items-center gap-2.5 rounded-ctl px-2 hover:bg-hover aria-[current]:bg-cold-wash";

function ProjectBadge({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="size-[18px] flex-none rounded-inner bg-ink text-center font-semibold text-on-ink text-[10px] leading-[18px]"
    >
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}

interface ProjectMenuProps {
  /** Null where the page belongs to none. */
  project: ViewerProject | null;
  projects: readonly ViewerProject[];
}

/** Changes to another project, or begins a new one. */
export function ProjectMenu({ project, projects }: ProjectMenuProps) {
  const { nav } = useMessages();
  const name = project?.name ?? nav.changeProject;
  return (
    <Popover
      title={nav.changeProject}
      triggerClassName="w-full mid:max-wide:justify-center mid:max-wide:px-0"
      className="top-full left-0 mt-1 w-56 p-1.5"
      trigger={
        <>
          {project ? (
            <ProjectBadge name={name} />
          ) : (
            <Folder aria-hidden="true" className="size-[18px] flex-none" strokeWidth={1.75} />
          )}
          <span className="min-w-0 flex-1 truncate text-left mid:max-wide:sr-only">{name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 flex-none text-ink-3 mid:max-wide:hidden" />
        </>
      }
    >
      {(close) => (
        <ul className="max-h-[60dvh] overflow-y-auto">
          {projects.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={`/dashboard/${id}/overview`}
                onClick={close}
                aria-current={id === project?.id ? "page" : undefined}
                className={ROW}
              >
                <ProjectBadge name={name} />
                <span className="truncate">{name}</span>
              </Link>
            </li>
          ))}
          <li className="mt-1 border-hair border-t pt-1">
            <Link href="/dashboard/new" onClick={close} className={ROW}>
              <Plus aria-hidden="true" className="size-[18px] flex-none" strokeWidth={1.75} />
              {nav.newProject}
            </Link>
          </li>
        </ul>
      )}
    </Popover>
  );
}
