"use client";
import { ChevronsUpDown, Flame, LogOut, Menu } from "lucide-react";
import Link from "next/link";
import type { Language } from "../messages/language.ts";
import { useMessages } from "../messages/MessagesProvider.tsx";
import type { Theme } from "../messages/theme.ts";
import { Logo, LogoMark } from "./Logo.tsx";
import { Popover } from "./Popover.tsx";
import { LanguageSwitch, ThemeSwitch } from "./PreferenceSwitches.tsx";

interface NamedProject {
  id: string;
  name: string;
}

interface NavigationBarProps {
  project: NamedProject;
  projects: readonly NamedProject[];
  email: string;
  language: Language;
  theme: Theme | undefined;
}

async function signOut() {
  await fetch("/api/auth/sign-out", { method: "POST" });
  window.location.assign("/sign-in");
}

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

function ProjectMenu({ project, projects }: Pick<NavigationBarProps, "project" | "projects">) {
  const { nav } = useMessages();
  return (
    <Popover
      title={nav.changeProject}
      triggerClassName="w-full mid:max-wide:justify-center mid:max-wide:px-0"
      className="top-full left-0 mt-1 w-56 p-1.5"
      trigger={
        <>
          <ProjectBadge name={project.name} />
          <span className="min-w-0 flex-1 truncate text-left mid:max-wide:sr-only">{project.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 flex-none text-ink-3 mid:max-wide:hidden" />
        </>
      }
    >
      {(close) => (
        <ul>
          {projects.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={`/dashboard/${id}/heatmap`}
                onClick={close}
                aria-current={id === project.id ? "page" : undefined}
                className="flex min-h-9 items-center gap-2.5 rounded-ctl px-2 hover:bg-hover aria-[current]:bg-cold-wash"
              >
                <ProjectBadge name={name} />
                <span className="truncate">{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function Preferences({ email, language, theme }: Pick<NavigationBarProps, "email" | "language" | "theme">) {
  const { nav } = useMessages();
  return (
    <div className="flex flex-col gap-1">
      <ThemeSwitch theme={theme} />
      <LanguageSwitch language={language} />
      <button
        type="button"
        title={`${nav.signOut}, ${email}`}
        onClick={signOut}
        className="flex h-[30px] items-center gap-2 rounded-ctl px-2 text-ink-2 hover:bg-hover mid:max-wide:justify-center mid:max-wide:px-0"
      >
        <LogOut aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
        <span className="whitespace-nowrap mid:max-wide:sr-only">{nav.signOut}</span>
        <span className="ml-auto min-w-0 truncate text-12 text-ink-3 mid:max-wide:hidden">{email}</span>
      </button>
    </div>
  );
}

/** A column at the left; a rail of icons on narrow screens; a bar with a menu on phones. */
export function NavigationBar({ project, projects, email, language, theme }: NavigationBarProps) {
  const { nav } = useMessages();
  return (
    <>
      <header className="flex h-13 items-center gap-2 border-hair border-b bg-bg px-3 mid:hidden">
        <LogoMark />
        <span className="flex-1 font-semibold">{nav.heatmaps}</span>
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
          {() => (
            <>
              <ProjectMenu project={project} projects={projects} />
              <Preferences email={email} language={language} theme={theme} />
            </>
          )}
        </Popover>
      </header>
      <div className="flex min-h-0 flex-col border-hair border-r bg-bg px-2 pt-3 pb-2 max-mid:hidden">
        <Link
          href="/dashboard"
          className="flex h-8 items-center rounded-ctl px-2 max-wide:justify-center max-wide:px-0"
        >
          <Logo wordClassName="max-wide:hidden" />
        </Link>
        <div className="mt-2.5 mb-3">
          <ProjectMenu project={project} projects={projects} />
        </div>
        <nav aria-label={nav.main}>
          <ul>
            <li>
              <Link
                href={`/dashboard/${project.id}/heatmap`}
                title={nav.heatmaps}
                aria-current="page"
                className="flex h-[30px] items-center gap-2.5 rounded-ctl bg-press px-2 font-strong max-wide:h-9 max-wide:justify-center max-wide:px-0"
              >
                <Flame aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
                <span className="max-wide:sr-only">{nav.heatmaps}</span>
                <span
                  aria-hidden="true"
                  className="ml-auto size-1.5 rounded-full bg-ember-fill max-wide:hidden"
                />
              </Link>
            </li>
          </ul>
        </nav>
        <div className="-mx-2 mt-auto border-hair border-t px-2 pt-2">
          <Preferences email={email} language={language} theme={theme} />
        </div>
      </div>
    </>
  );
}
