"use client";
import { lazy, Suspense, useCallback, useState } from "react";
import type { ViewerProject } from "../navigation/viewer-project.ts";
import { useShortcuts } from "./use-shortcuts.ts";

// Fetched when first opened: most visits never do.
const CommandPalette = lazy(() =>
  import("./CommandPalette.tsx").then(({ CommandPalette: component }) => ({ default: component })),
);
const ShortcutHelp = lazy(() =>
  import("./ShortcutHelp.tsx").then(({ ShortcutHelp: component }) => ({ default: component })),
);

/** The list of places and the keyboard's shortcuts: how to open it, and what is open. */
export function usePalette(project: ViewerProject | null, projects: readonly ViewerProject[]) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const openPalette = useCallback(() => setOpen("palette"), []);
  const openHelp = useCallback(() => setOpen("help"), []);
  const close = useCallback(() => setOpen(null), []);
  useShortcuts({ project, onPalette: openPalette, onHelp: openHelp });
  const opened =
    open === "palette" ? (
      <CommandPalette project={project} projects={projects} onClose={close} />
    ) : (
      open === "help" && <ShortcutHelp project={project} onClose={close} />
    );
  return { openPalette, opened: <Suspense>{opened}</Suspense> };
}
