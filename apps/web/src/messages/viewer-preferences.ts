import { cookies, headers } from "next/headers";
import { en } from "./en.ts";
import { id } from "./id.ts";
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from "./language.ts";
import type { Messages } from "./messages.ts";
import { THEME_COOKIE, type Theme } from "./theme.ts";

const MESSAGES: Record<Language, Messages> = { en, id };

/** Language and theme of this request; without a chosen theme the system decides. */
export async function viewerPreferences() {
  const jar = await cookies();
  const language = chooseLanguage(jar.get(LANGUAGE_COOKIE)?.value, (await headers()).get("accept-language"));
  const chosen = jar.get(THEME_COOKIE)?.value;
  const theme: Theme | undefined = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return { language, theme, messages: MESSAGES[language] };
}
