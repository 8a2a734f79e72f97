import { z } from "zod";

export const Role = z.enum(["reader", "writer", "member", "admin"]);
export type Role = z.infer<typeof Role>;

const RANK: Record<Role, number> = { reader: 1, writer: 2, member: 2, admin: 3 };

/** True when `held` carries at least the rights of `needed`; `member` and `writer` are equal. */
export const roleCovers = (held: Role, needed: Role): boolean => RANK[held] >= RANK[needed];
