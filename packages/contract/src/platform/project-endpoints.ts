import { endpoint } from "../endpoint.ts";
import { inProject, own } from "./endpoint-kinds.ts";
import { Success } from "./fields.ts";
import {
  AuditPage,
  AuditQuery,
  CreatedProject,
  Member,
  MemberChanges,
  MemberList,
  MemberParams,
  NewMember,
  NewProject,
  Project,
  ProjectChanges,
  ProjectList,
  ProjectParams,
  RotatedKey,
} from "./project-schemas.ts";

export const createProject = endpoint({
  ...own,
  id: "platform.projects.create",
  method: "POST",
  path: "/api/projects",
  summary: "Create a project; the caller becomes its first admin",
  input: { body: NewProject },
  responses: { 201: CreatedProject },
});

export const listProjects = endpoint({
  ...own,
  id: "platform.projects.list",
  method: "GET",
  path: "/api/projects",
  summary: "List the projects that the caller is a member of, oldest first",
  input: {},
  responses: { 200: ProjectList },
});

export const getProject = endpoint({
  ...inProject,
  id: "platform.projects.get",
  method: "GET",
  path: "/api/projects/:id",
  summary: "Read a project's settings and its valid publishable keys",
  input: { params: ProjectParams },
  responses: { 200: Project },
});

export const changeProject = endpoint({
  ...inProject,
  id: "platform.projects.change",
  method: "PATCH",
  path: "/api/projects/:id",
  summary: "Change a project's name, retention or allowed origins",
  input: { params: ProjectParams, body: ProjectChanges },
  responses: { 200: Project },
});

export const rotateKey = endpoint({
  ...inProject,
  id: "platform.keys.rotate",
  method: "POST",
  path: "/api/projects/:id/keys",
  summary: "Make a new publishable key; the one before it stays valid for 24 hours",
  input: { params: ProjectParams },
  responses: { 201: RotatedKey },
});

export const listMembers = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.members.list",
  method: "GET",
  path: "/api/projects/:id/members",
  summary: "List a project's members, oldest first",
  input: { params: ProjectParams },
  responses: { 200: MemberList },
});

export const addMember = endpoint({
  ...inProject,
  limit: "project.invite",
  id: "platform.members.add",
  method: "POST",
  path: "/api/projects/:id/members",
  summary: "Add a member by e-mail address; whoever has no account yet is invited",
  input: { params: ProjectParams, body: NewMember },
  responses: { 201: Member },
  refusals: ["conflict"],
});

export const changeMember = endpoint({
  ...inProject,
  id: "platform.members.change",
  method: "PATCH",
  path: "/api/projects/:id/members/:memberId",
  summary: "Change a member's role; the last admin cannot be demoted",
  input: { params: MemberParams, body: MemberChanges },
  responses: { 200: Member },
});

export const removeMember = endpoint({
  ...inProject,
  id: "platform.members.remove",
  method: "DELETE",
  path: "/api/projects/:id/members/:memberId",
  summary: "Remove a member; the last admin cannot be removed",
  input: { params: MemberParams },
  responses: { 200: Success },
});

export const listAudit = endpoint({
  ...inProject,
  id: "platform.audit.list",
  method: "GET",
  path: "/api/projects/:id/audit",
  summary: "List who changed what in a project, newest first",
  input: { params: ProjectParams, query: AuditQuery },
  responses: { 200: AuditPage },
});

/** In the order of the documents. */
export const projectEndpoints = [
  createProject,
  listProjects,
  getProject,
  changeProject,
  rotateKey,
  listMembers,
  addMember,
  changeMember,
  listAudit,
  removeMember,
] as const;
