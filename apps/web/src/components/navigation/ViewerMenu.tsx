"use client";
import { CircleUser, LogOut } from "lucide-react";
import Link from "next/link";
import type { Language } from "../../messages/language.ts";
import { useMessages } from "../../messages/MessagesProvider.tsx";
import type { Theme } from "../../messages/theme.ts";
import { LanguageSwitch, ThemeSwitch } from "../PreferenceSwitches.tsx";

const ROW =
  "flex h-[30px] items-center gap-2 rounded-ctl px-2 text-ink-2 hover:bg-hover mid:max-wide:justify-center mid:max-wide:px-0";

// Fetched when pressed, with the schemas of accounts.
const leave = () => import("./sign-out.ts").then(({ signOut }) => signOut());

export interface ViewerMenuProps {
  email: string;
  language: Language;
  theme: Theme | undefined;
  onNavigate?: () => void;
}

/** Display, account and the way out. */
export function ViewerMenu({ email, language, theme, onNavigate = () => {} }: ViewerMenuProps) {
  const { nav } = useMessages();
  return (
    <div className="flex flex-col gap-1">
      <ThemeSwitch theme={theme} inRail />
      <LanguageSwitch language={language} inRail />
      <Link href="/dashboard/account" title={`${nav.account}, ${email}`} onClick={onNavigate} className={ROW}>
        <CircleUser aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
        <span className="whitespace-nowrap mid:max-wide:sr-only">{nav.account}</span>
        <span className="ml-auto min-w-0 truncate text-12 text-ink-3 mid:max-wide:hidden">{email}</span>
      </Link>
      <button type="button" title={nav.signOut} onClick={leave} className={ROW}>
        <LogOut aria-hidden="true" className="size-4 flex-none" strokeWidth={1.75} />
        <span className="whitespace-nowrap mid:max-wide:sr-only">{nav.signOut}</span>
      </button>
    </div>
  );
}
