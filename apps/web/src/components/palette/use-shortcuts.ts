import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { openTo, SECTION_GROUPS, sectionAddress } from "../navigation/sections.ts";
import type { ViewerProject } from "../navigation/viewer-project.ts";
import { isTyping } from "./shortcut-context.ts";

const SEQUENCE_MS = 1_200;

interface ShortcutActions {
  project: ViewerProject | null;
  onPalette: () => void;
  onHelp: () => void;
}

/** Ctrl or ⌘ with K opens the list, ? the shortcuts, G and a letter a page of the project. */
export function useShortcuts({ project, onPalette, onHelp }: ShortcutActions): void {
  const router = useRouter();
  useEffect(() => {
    let begun = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
      if ((ctrlKey || metaKey) && key.toLowerCase() === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (ctrlKey || metaKey || altKey || isTyping(event)) return;
      if (key === "?") onHelp();
      if (key === "g") {
        begun = timeStamp;
        return;
      }
      const isSecond = timeStamp - begun < SEQUENCE_MS;
      begun = Number.NEGATIVE_INFINITY;
      if (!isSecond || project === null) return;
      const section = SECTION_GROUPS.flat()
        .filter(openTo(project))
        .find((each) => each.key === key);
      if (section) router.push(sectionAddress(project, section));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [project, onPalette, onHelp, router]);
}
