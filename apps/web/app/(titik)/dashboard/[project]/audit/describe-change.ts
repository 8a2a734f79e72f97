import { Role } from "@titik/contract";
import { BAND_NAMES } from "@titik/heatmap-schema";
import { z } from "zod";
import type { Messages } from "../../../../../src/messages/messages.ts";

type Describe = (details: unknown, messages: Messages) => string;

/** Nothing is said of details that have another form, such as those of an earlier version. */
const say =
  <Shape extends z.ZodType>(
    shape: Shape,
    words: (details: z.output<Shape>, messages: Messages) => string,
  ): Describe =>
  (details, messages) => {
    const read = shape.safeParse(details);
    return read.success ? words(read.data, messages) : "";
  };

const Settings = z.object({ name: z.string(), retentionDays: z.number(), origins: z.array(z.string()) });
const SettingsChange = z.object({ before: Settings, after: Settings.partial() });
const Target = z.object({ url: z.string() });
const PageAtWidth = z.object({ page: z.string(), band: z.enum(BAND_NAMES) });
const pageAtWidth = say(PageAtWidth, ({ page, band }, { heatmap }) => `${page}, ${heatmap.bands[band]}`);
const target = say(Target, ({ url }) => url);

const DESCRIPTIONS: Record<string, Describe> = {
  "project.created": say(z.object({ name: z.string() }), ({ name }) => name),
  "project.changed": say(SettingsChange, settings),
  "key.rotated": say(
    z.object({ previousValidUntil: z.coerce.date() }),
    ({ previousValidUntil }, { audit, moment }) => audit.details.earlierKey(moment(previousValidUntil)),
  ),
  "member.added": say(
    z.object({ email: z.string(), role: Role, invited: z.boolean() }),
    ({ email, role, invited }, { audit: { details }, roles }) =>
      invited ? details.invited(email, roles[role]) : details.added(email, roles[role]),
  ),
  "member.changed": say(
    z.object({ email: z.string(), before: Role, after: Role }),
    ({ email, before, after }, { audit, roles }) => audit.details.role(email, roles[before], roles[after]),
  ),
  "member.removed": say(z.object({ email: z.string(), role: Role }), ({ email, role }, { audit, roles }) =>
    audit.details.removed(email, roles[role]),
  ),
  "heatmap.event.deleted": say(
    z.object({ type: z.string(), page: z.string() }),
    ({ type, page }, { audit }) => audit.details.event(type, page),
  ),
  "webhook.created": target,
  "webhook.changed": say(z.object({ after: Target }), ({ after }) => after.url),
  "webhook.deleted": target,
  "picture.uploaded": pageAtWidth,
  "picture.pinned": pageAtWidth,
  "picture.unpinned": pageAtWidth,
  "picture.rejected": pageAtWidth,
  "picture.deleted": pageAtWidth,
};

/** What a line of the audit log tells beside the name of its action, in the viewer's words; empty when nothing. */
export const describeChange = (action: string, details: unknown, messages: Messages): string =>
  Object.hasOwn(DESCRIPTIONS, action) ? (DESCRIPTIONS[action]?.(details, messages) ?? "") : "";

function settings(
  { before, after }: z.output<typeof SettingsChange>,
  { audit: { details } }: Messages,
): string {
  const { name, retentionDays, origins } = after;
  const sentences = [
    name !== undefined && name !== before.name && details.renamed(before.name, name),
    retentionDays !== undefined &&
      retentionDays !== before.retentionDays &&
      details.retention(before.retentionDays, retentionDays),
    origins && (origins.length === 0 ? details.anyOrigin : details.origins(origins.join(", "))),
  ];
  return sentences.filter(Boolean).join(" ");
}
