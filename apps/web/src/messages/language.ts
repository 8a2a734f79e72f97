/** Each by its own name. */
export const LANGUAGES = { en: "English", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_NAMES = ["en", "id"] as const satisfies readonly Language[];
export const LANGUAGE_COOKIE = "titik-language";

export const isLanguage = (value: unknown): value is Language =>
  typeof value === "string" && Object.hasOwn(LANGUAGES, value);

/** The chosen language, else the first of `Accept-Language` that is known, else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(chosen)) return chosen;
  const accepted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.split("-")[0], weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .find(({ language, weight }) => isLanguage(language) && weight > 0)?.language;
  return isLanguage(accepted) ? accepted : "en";
}
