"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useContext } from "react";
import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";

interface MessagesProviderProps {
  language: Language;
  children: ReactNode;
}

const messages = { en: Promise.withResolvers<Messages>(), id: Promise.withResolvers<Messages>() };
const Nothing = () => null;

/**
 * Fetches one language's texts. It is `dynamic` that names their script at the head of the page: else they would be
 * asked for when all other scripts have run.
 */
const FETCHED = {
  en: dynamic(() =>
    import("./en.ts").then(({ en }) => {
      messages.en.resolve(en);
      return Nothing;
    }),
  ),
  id: dynamic(() =>
    import("./id.ts").then(({ id }) => {
      messages.id.resolve(id);
      return Nothing;
    }),
  ),
};

const MessagesContext = createContext<Messages | null>(null);

/** Stays where it is when the language changes, and all that it holds keeps its state. */
function Speak({ language, children }: MessagesProviderProps) {
  return <MessagesContext value={use(messages[language].promise)}>{children}</MessagesContext>;
}

/** Brings the texts of the viewer's language, and of no other, to everything in it. */
export function MessagesProvider({ language, children }: MessagesProviderProps) {
  const Fetched = FETCHED[language];
  return (
    <>
      <Fetched />
      <Speak language={language}>{children}</Speak>
    </>
  );
}

/** The texts of the viewer's language. */
export function useMessages(): Messages {
  const spoken = useContext(MessagesContext);
  if (spoken === null) throw new Error("No MessagesProvider is around this.");
  return spoken;
}
