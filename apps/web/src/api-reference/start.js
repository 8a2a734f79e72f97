const dark = matchMedia("(prefers-color-scheme: dark)");
const followTheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followTheme);
followTheme();

window.SwaggerUIBundle({
  url: "/docs/api/openapi.yaml",
  dom_id: "#reference",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  // Else the document's address would be sent to a validator on the internet.
  validatorUrl: null,
});
