import type { projectEndpoints } from "@titik/contract";
import type { Sample, Values } from "./samples.ts";

type ProjectEndpointId = (typeof projectEndpoints)[number]["id"];

const DSN = "5a1f3c52-7f0e-4a6b-9d3e-0b6f5e2a9c11";
const NEW_DSN = "c0a8e6d4-2b1f-4f7c-8e52-6d1b7a3f9e20";
const NOW = "2026-11-21T08:30:00.000Z";
const TOMORROW = "2026-11-22T08:30:00.000Z";
const ADMIN = { id: "01a1fd3a-0340-7800-8000-0000000000a1", email: "admin@example.com" };
const SARI = { id: "01a1fd3a-0340-7800-8000-0000000000a2", email: "sari@example.com" };

const project = ({ projectId }: Pick<Values, "projectId">) => ({
  id: projectId,
  name: "Shop",
  dsn: DSN,
  createdAt: NOW,
});

const settings = (values: Pick<Values, "projectId">) => ({
  ...project(values),
  retentionDays: 396,
  origins: [],
  keys: [{ dsn: DSN, createdAt: NOW, validUntil: null }],
});

/** A project from its creation on; the samples work one after the other. */
export const PROJECT_SAMPLES: Record<ProjectEndpointId, (values: Values) => Sample[]> = {
  "platform.projects.create": ({ projectId }) => [
    {
      title: "Create a project",
      body: { name: "Shop" },
      status: 201,
      keep: { field: "id", as: "projectId" },
      answer: { id: projectId, name: "Shop", dsn: DSN },
    },
  ],
  "platform.projects.list": (values) => [
    { title: "List my projects", status: 200, answer: [project(values)] },
  ],
  "platform.projects.get": (values) => [
    {
      title: "Read a project's settings",
      params: { id: values.projectId },
      status: 200,
      answer: settings(values),
    },
  ],
  "platform.projects.change": (values) => [
    {
      title: "Keep events for 90 days, and let only one origin send them",
      params: { id: values.projectId },
      body: { retentionDays: 90, origins: ["https://shop.example"] },
      status: 200,
      answer: { ...settings(values), retentionDays: 90, origins: ["https://shop.example"] },
    },
  ],
  "platform.keys.rotate": ({ projectId }) => [
    {
      title: "Rotate the publishable key",
      params: { id: projectId },
      status: 201,
      answer: { dsn: NEW_DSN, previousValidUntil: TOMORROW },
    },
  ],
  "platform.members.list": ({ projectId, memberId }) => [
    {
      title: "List a project's members",
      params: { id: projectId },
      status: 200,
      answer: [{ id: memberId, role: "admin", user: ADMIN }],
    },
  ],
  "platform.members.add": ({ projectId, memberId }) => [
    {
      title: "Invite a member",
      params: { id: projectId },
      body: { email: SARI.email, role: "member" },
      status: 201,
      keep: { field: "id", as: "memberId" },
      answer: { id: memberId, role: "member", user: SARI },
    },
    {
      title: "Invite the same address again",
      params: { id: projectId },
      body: { email: SARI.email, role: "member" },
      status: 409,
      answer: { error: "This account is already a member of the project." },
    },
  ],
  "platform.members.change": ({ projectId, memberId }) => [
    {
      title: "Make a member a reader",
      params: { id: projectId, memberId },
      body: { role: "reader" },
      status: 200,
      answer: { id: memberId, role: "reader", user: SARI },
    },
  ],
  "platform.members.remove": ({ projectId, memberId }) => [
    {
      title: "Remove a member",
      params: { id: projectId, memberId },
      status: 200,
      answer: { success: true },
    },
  ],
  "platform.audit.list": ({ projectId, memberId }) => [
    {
      title: "Read who changed what",
      params: { id: projectId },
      query: { limit: "1" },
      status: 200,
      answer: {
        data: [
          {
            id: "01a1fd3a-0340-7800-8000-0000000000c1",
            account: ADMIN,
            action: "member.changed",
            subject: memberId,
            details: { accountId: SARI.id, before: "member", after: "reader" },
            requestId: "01a1fd3a-0340-7800-8000-0000000000f1",
            createdAt: NOW,
          },
        ],
        nextCursor: "MTc5NTI0OTgwMDAwMCAwMWExZmQzYS0wMzQwLTc4MDAtODAwMC0wMDAwMDAwMDAwYzE",
      },
    },
  ],
};
