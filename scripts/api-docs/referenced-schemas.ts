import type { createDocument } from "zod-openapi";

type Document = ReturnType<typeof createDocument>;

const SUFFIX = "Output";
const reference = (name: string) => JSON.stringify(`#/components/schemas/${name}`);

/**
 * The document without the schemas that nothing refers to. The generator renders each named schema for both
 * sides of the wire, and marks the answer's side by a suffix that is needed only where both are in use.
 */
export function onlyReferencedSchemas(document: Document): Document {
  const schemas = { ...document.components?.schemas };
  const unused = () => {
    const text = JSON.stringify({ ...document, components: { ...document.components, schemas } });
    return Object.keys(schemas).filter((name) => !text.includes(reference(name)));
  };
  for (let names = unused(); names.length > 0; names = unused())
    for (const name of names) delete schemas[name];

  const sorted = Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
  let text = JSON.stringify({
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(sorted) },
  });
  for (const name of Object.keys(schemas)) {
    const plain = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
    if (plain === name || plain in schemas) continue;
    text = text.replaceAll(reference(name), reference(plain)).replace(`"${name}":`, `"${plain}":`);
  }
  const tidy: Document = JSON.parse(text);
  return tidy;
}
