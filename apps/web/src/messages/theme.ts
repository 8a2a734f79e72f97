export const THEME_COOKIE = "titik-theme";
export type Theme = "light" | "dark";
