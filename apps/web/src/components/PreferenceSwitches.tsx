"use client";
import { Contrast, Languages, Moon, Sun } from "lucide-react";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../messages/language.ts";
import { useMessages } from "../messages/MessagesProvider.tsx";
import { setLanguage, setTheme } from "../messages/set-preference.ts";
import type { Theme } from "../messages/theme.ts";

const ROW = "flex h-[30px] w-full items-center gap-2 rounded-ctl px-2 text-ink-2";
const RAIL_ROW = "mid:max-wide:h-auto mid:max-wide:flex-col mid:max-wide:px-0 mid:max-wide:py-1";
const CHOICE =
  "min-h-6 rounded-inner px-1.5 text-12 hover:bg-hover aria-pressed:bg-press aria-pressed:text-ink";

const THEME_ICONS = { light: Sun, dark: Moon };

interface Placed {
  /** Stands in the navigation, which is a rail on narrow screens. */
  inRail?: boolean;
}

const rowOf = ({ inRail }: Placed) => (inRail ? `${ROW} ${RAIL_ROW}` : ROW);
const nameOf = ({ inRail }: Placed) => (inRail ? "flex-1 mid:max-wide:sr-only" : "flex-1");

export function ThemeSwitch({ theme, ...placed }: { theme: Theme | undefined } & Placed) {
  const { nav } = useMessages();
  const choices = (["light", "dark"] as const).map((value) => ({ value, Icon: THEME_ICONS[value] }));
  return (
    <form action={setTheme} className={rowOf(placed)}>
      <Contrast aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
      <span className={nameOf(placed)}>{nav.theme}</span>
      {choices.map(({ value, Icon }) => (
        <button
          key={value}
          type="submit"
          name="theme"
          value={value}
          aria-pressed={theme === value}
          title={nav[value]}
          className={CHOICE}
        >
          {placed.inRail && (
            <Icon aria-hidden="true" className="hidden size-3.5 mid:max-wide:block" strokeWidth={1.75} />
          )}
          <span className={placed.inRail ? "mid:max-wide:sr-only" : ""}>{nav[value]}</span>
        </button>
      ))}
    </form>
  );
}

export function LanguageSwitch({ language, ...placed }: { language: Language } & Placed) {
  const { nav } = useMessages();
  return (
    <form action={setLanguage} className={rowOf(placed)}>
      <Languages aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
      <span className={nameOf(placed)}>{nav.language}</span>
      {LANGUAGE_NAMES.map((value) => (
        <button
          key={value}
          type="submit"
          name="language"
          value={value}
          lang={value}
          title={LANGUAGES[value]}
          aria-pressed={language === value}
          className={`${CHOICE} uppercase`}
        >
          {value}
        </button>
      ))}
    </form>
  );
}
