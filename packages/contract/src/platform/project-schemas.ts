import { z } from "zod";
import { Cursor, text, Uuid } from "../fields.ts";
import { Role } from "../roles.ts";
import { Email } from "./fields.ts";

const MAX_ORIGINS = 50;

const ProjectName = text(200)
  .trim()
  .min(1, { error: "must not be empty" })
  .describe("Shown to the project's members");

const Origin = z
  .url({ protocol: /^https?$/, error: "must be an origin such as https://shop.example" })
  .max(300)
  .refine((value) => URL.canParse(value) && new URL(value).origin === value, {
    error: "must be an origin: scheme, host and port, nothing behind them",
  });

/** The project of the path is the tenant. */
export const ProjectParams = z.object({ id: Uuid });
export const MemberParams = ProjectParams.extend({ memberId: Uuid });

export const NewProject = z.object({ name: ProjectName });
export const CreatedProject = z.object({
  id: Uuid,
  name: z.string(),
  dsn: Uuid.describe("Publishable key: it may only write"),
});
export const ProjectSummary = CreatedProject.extend({ createdAt: z.iso.datetime() });
export const ProjectList = z.array(ProjectSummary);

const retentionDays = z.int().min(1).max(3650).describe("Days for which events are kept");
const origins = z
  .array(Origin)
  .max(MAX_ORIGINS)
  .describe("Origins that the publishable key may be used from; empty: any");

export const Project = ProjectSummary.extend({
  retentionDays,
  origins: z.array(z.string()),
  keys: z.array(
    z.object({
      dsn: Uuid,
      createdAt: z.iso.datetime(),
      validUntil: z.iso.datetime().nullable().describe("Null: until it is rotated"),
    }),
  ),
});
export const ProjectChanges = z
  .object({
    name: ProjectName.optional(),
    retentionDays: retentionDays.optional(),
    origins: origins.optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: "must name at least one of name, retentionDays, origins",
  });

export const RotatedKey = z.object({
  dsn: Uuid.describe("The new publishable key"),
  previousValidUntil: z.iso.datetime().describe("Until then the key before it is accepted too"),
});

export const Member = z.object({
  id: Uuid.describe("Names the membership, not the account"),
  role: Role,
  user: z.object({ id: Uuid, email: z.string() }),
});
export const MemberList = z.array(Member);
export const NewMember = z.object({ email: Email, role: Role });
export const MemberChanges = z.object({ role: Role });

export const AuditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: Cursor.optional(),
});
export const AuditPage = z.object({
  data: z.array(
    z.object({
      id: Uuid,
      account: z
        .object({ id: Uuid, email: z.string().nullable().describe("Null when the account is gone") })
        .nullable()
        .describe("Who did it; null for what the server did by itself"),
      action: z.string(),
      subject: z.string(),
      details: z.record(z.string(), z.unknown()),
      requestId: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
  nextCursor: Cursor.nullable(),
});
