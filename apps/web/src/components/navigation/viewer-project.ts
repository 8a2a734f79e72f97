import type { Role } from "@titik/contract";

/** A project as the viewer knows it. */
export interface ViewerProject {
  id: string;
  name: string;
  role: Role;
}
