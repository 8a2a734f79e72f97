"use server";
import { cookies } from "next/headers";
import { isLanguage, LANGUAGE_COOKIE } from "./language.ts";
import { THEME_COOKIE } from "./theme.ts";

const KEEP = { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax" } as const;

/** Form action: remembers the language named by the pressed button; an unknown one changes nothing. */
export async function setLanguage(form: FormData): Promise<void> {
  const language = form.get("language");
  if (isLanguage(language)) (await cookies()).set(LANGUAGE_COOKIE, language, KEEP);
}

/** Form action: remembers `light` or `dark`; anything else changes nothing. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = form.get("theme");
  if (theme === "light" || theme === "dark") (await cookies()).set(THEME_COOKIE, theme, KEEP);
}
