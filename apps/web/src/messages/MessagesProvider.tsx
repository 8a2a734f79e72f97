"use client";
import { createContext, type ReactNode, useContext } from "react";
import { LANGUAGES, type Language } from "./language.ts";
import type { Messages } from "./messages.ts";

const LanguageContext = createContext<Language>("en");

export function MessagesProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The texts of the viewer's language. */
export const useMessages = (): Messages => LANGUAGES[useContext(LanguageContext)];
