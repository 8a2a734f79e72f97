import { notFound } from "next/navigation";
import { requireViewer } from "./viewer.ts";

/** The viewer's own project of that id, with the role in it; for every other id the page does not exist. */
export async function requireProject(id: string) {
  const { projects } = await requireViewer();
  return projects.find((project) => project.id === id) ?? notFound();
}
